import { passwordLinkEndpoint } from '@/lib/api/people';
import { route } from '@/lib/server/http/route';
import { makePasswordLink } from '@/lib/server/people/password-link';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(passwordLinkEndpoint, makePasswordLink);
