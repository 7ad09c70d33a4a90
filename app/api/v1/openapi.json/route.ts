import { openapi } from '@/lib/server/http/openapi-route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = openapi;
