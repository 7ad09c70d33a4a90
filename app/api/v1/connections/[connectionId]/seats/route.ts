import { seatsEndpoint } from '@/lib/api/seats';
import { route } from '@/lib/server/route';
import { getSeats } from '@/lib/server/seats';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(seatsEndpoint, getSeats);
