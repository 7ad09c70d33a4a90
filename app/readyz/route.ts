import { readiness } from '@/lib/server/probes';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = readiness;
