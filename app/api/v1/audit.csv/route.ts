import { auditCsvEndpoint } from '@/lib/api/audit';
import { exportAudit } from '@/lib/server/audit/audit';
import { route } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(auditCsvEndpoint, exportAudit);
