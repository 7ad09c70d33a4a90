import { linkEvents } from '@/lib/server/links/events';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = linkEvents;
