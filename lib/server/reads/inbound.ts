import type * as z from 'zod/mini';
import type { inboundEndpoint, inboundRawEndpoint } from '@/lib/api/inbound';
import { inboundStatOf } from '@/lib/metrics/inbound-stat';
import type { InboundCounts } from '@/lib/model/inbound';
import 'server-only';
import { connect } from '../connections/connect';
import type { Call } from '../http/call';
import { askedRange, today } from './range';
import { rawDataOf } from './raw-data';
import { methodOf, type ReadAnswer, readThrough } from './read-through';

type Input = z.output<typeof inboundEndpoint.input>;

async function readInbound(call: Call, input: Input): Promise<ReadAnswer<InboundCounts>> {
  const held = await connect(call, input.connectionId);
  const inbound = methodOf(held, 'inbound');
  const { clock } = call.services;
  const asked = () => {
    const now = clock.now();
    return askedRange(input, held.entry.timeZone, now) ?? today(held.entry.timeZone, now);
  };
  return readThrough(
    call,
    held,
    { name: 'inbound', key: [asked().key], freshSeconds: held.vendor.freshness.inbound, aboutOneId: false },
    (signal) => inbound(asked().range, signal),
  );
}

/** The inbound figures of a range, or of today in the connection's zone. @throws AppError `unsupported` */
export async function getInbound(call: Call, input: Input): Promise<z.output<typeof inboundEndpoint.reply>> {
  const { reading, meta } = await readInbound(call, input);
  return { data: inboundStatOf(reading.data), meta };
}

/** The vendor's own answers behind `getInbound`. */
export async function getInboundRaw(call: Call, input: Input): Promise<z.output<typeof inboundRawEndpoint.reply>> {
  const { reading } = await readInbound(call, input);
  return { data: rawDataOf(reading) };
}
