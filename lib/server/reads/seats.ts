import type * as z from 'zod/mini';
import type { seatsEndpoint } from '@/lib/api/seats';
import 'server-only';
import { connect } from '../connections/connect';
import type { Call } from '../http/call';
import { methodOf, readThrough } from './read-through';

/** What an account can dial with now. @throws AppError `unsupported` where its vendor does not tell */
export async function getSeats(
  call: Call,
  { connectionId }: z.output<typeof seatsEndpoint.input>,
): Promise<z.output<typeof seatsEndpoint.reply>> {
  const held = await connect(call, connectionId);
  const seats = methodOf(held, 'seats');
  const { reading, meta } = await readThrough(
    call,
    held,
    { name: 'seats', key: [], freshSeconds: held.vendor.freshness.tasks, aboutOneId: false },
    seats,
  );
  return { data: reading.data, meta };
}
