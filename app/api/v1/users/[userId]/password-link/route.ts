import { passwordLinkEndpoint } from '@/lib/api/people';
import { makePasswordLink } from '@/lib/server/people/password-link';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(passwordLinkEndpoint, makePasswordLink);
