import { sharedData } from '@/lib/server/links/public';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = sharedData;
