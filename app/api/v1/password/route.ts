import { setPasswordEndpoint } from '@/lib/api/people';
import { setPassword } from '@/lib/server/people/password-link';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(setPasswordEndpoint, setPassword);
