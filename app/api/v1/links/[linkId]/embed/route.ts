import { embedLinkEndpoint } from '@/lib/api/links';
import { embedLink } from '@/lib/server/links/embed';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(embedLinkEndpoint, embedLink);
