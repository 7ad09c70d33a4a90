import { drawFile } from '@/app/drawn/report-file';
import { callReportCsvEndpoint } from '@/lib/api/reports';
import { route } from '@/lib/server/http/route';
import { callReportFile } from '@/lib/server/links/own-files';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  callReportCsvEndpoint,
  callReportFile('csv', drawFile),
);
