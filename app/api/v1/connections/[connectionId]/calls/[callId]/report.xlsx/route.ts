import { drawFile } from '@/app/drawn/report-file';
import { callReportXlsxEndpoint } from '@/lib/api/reports';
import { route } from '@/lib/server/http/route';
import { callReportFile } from '@/lib/server/links/own-files';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  callReportXlsxEndpoint,
  callReportFile('xlsx', drawFile),
);
