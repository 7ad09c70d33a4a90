import { seatsEndpoint } from '@/lib/api/seats';
import { route } from '@/lib/server/http/route';
import { getSeats } from '@/lib/server/reads/seats';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(seatsEndpoint, getSeats);
