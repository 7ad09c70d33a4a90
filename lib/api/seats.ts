import * as z from 'zod/mini';
import { seats } from '@/lib/model/seats';
import { answer, connectionId, endpoint } from './endpoint';

export const seatsEndpoint = endpoint({
  name: 'seats',
  summary: "How many of an account's robots talk at this moment, and over which lines",
  access: 'viewer',
  input: z.object({ connectionId }),
  reply: answer(seats),
});
