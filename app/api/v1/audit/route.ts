import { auditEndpoint } from '@/lib/api/audit';
import { listAudit } from '@/lib/server/audit/audit';
import { route } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(auditEndpoint, listAudit);
