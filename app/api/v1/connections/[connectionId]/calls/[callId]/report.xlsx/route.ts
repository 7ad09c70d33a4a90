import { drawFile } from '@/app/drawn/report-file';
import { callReportXlsxEndpoint } from '@/lib/api/reports';
import { callReportFile } from '@/lib/server/links/own-files';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  callReportXlsxEndpoint,
  callReportFile('xlsx', drawFile),
);
