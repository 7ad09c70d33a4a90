import { drawFile } from '@/app/drawn/report-file';
import { inboundReportHtmlEndpoint } from '@/lib/api/reports';
import { inboundReportFile } from '@/lib/server/links/own-files';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  inboundReportHtmlEndpoint,
  inboundReportFile('html', drawFile),
);
