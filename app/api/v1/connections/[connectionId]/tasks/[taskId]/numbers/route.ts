import { numbersEndpoint } from '@/lib/api/calls';
import { listNumbers } from '@/lib/server/calls';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(numbersEndpoint, listNumbers);
