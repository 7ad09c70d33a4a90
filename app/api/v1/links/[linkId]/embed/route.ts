import { embedLinkEndpoint } from '@/lib/api/links';
import { route } from '@/lib/server/http/route';
import { embedLink } from '@/lib/server/links/embed';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(embedLinkEndpoint, embedLink);
