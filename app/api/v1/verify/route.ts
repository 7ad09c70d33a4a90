import { verifyEndpoint } from '@/lib/api/reports';
import { route } from '@/lib/server/http/route';
import { verifyReport } from '@/lib/server/links/verify';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(verifyEndpoint, verifyReport);
