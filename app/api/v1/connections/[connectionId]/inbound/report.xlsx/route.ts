import { drawFile } from '@/app/drawn/report-file';
import { inboundReportXlsxEndpoint } from '@/lib/api/reports';
import { route } from '@/lib/server/http/route';
import { inboundReportFile } from '@/lib/server/links/own-files';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  inboundReportXlsxEndpoint,
  inboundReportFile('xlsx', drawFile),
);
