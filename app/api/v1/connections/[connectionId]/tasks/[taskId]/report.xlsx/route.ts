import { drawFile } from '@/app/drawn/report-file';
import { taskReportXlsxEndpoint } from '@/lib/api/reports';
import { route } from '@/lib/server/http/route';
import { taskReportFile } from '@/lib/server/links/own-files';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  taskReportXlsxEndpoint,
  taskReportFile('xlsx', drawFile),
);
