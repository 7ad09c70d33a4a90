import { drawFile } from '@/app/drawn/report-file';
import { taskReportHtmlEndpoint } from '@/lib/api/reports';
import { route } from '@/lib/server/http/route';
import { taskReportFile } from '@/lib/server/links/own-files';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  taskReportHtmlEndpoint,
  taskReportFile('html', drawFile),
);
