import { health } from '@/lib/server/process/probes';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = health;
