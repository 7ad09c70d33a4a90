import { readiness } from '@/lib/server/process/probes';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = readiness;
