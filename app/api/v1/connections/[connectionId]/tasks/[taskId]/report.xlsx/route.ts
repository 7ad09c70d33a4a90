import { drawFile } from '@/app/drawn/report-file';
import { taskReportXlsxEndpoint } from '@/lib/api/reports';
import { taskReportFile } from '@/lib/server/links/own-files';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  taskReportXlsxEndpoint,
  taskReportFile('xlsx', drawFile),
);
