import { drawFile } from '@/app/drawn/report-file';
import { inboundReportXlsxEndpoint } from '@/lib/api/reports';
import { inboundReportFile } from '@/lib/server/links/own-files';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  inboundReportXlsxEndpoint,
  inboundReportFile('xlsx', drawFile),
);
