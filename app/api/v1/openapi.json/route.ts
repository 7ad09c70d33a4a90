import { openapi } from '@/lib/server/openapi-route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = openapi;
