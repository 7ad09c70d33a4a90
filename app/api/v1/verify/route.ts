import { verifyEndpoint } from '@/lib/api/reports';
import { verifyReport } from '@/lib/server/links/verify';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(verifyEndpoint, verifyReport);
