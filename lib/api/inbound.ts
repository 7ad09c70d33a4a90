import * as z from 'zod/mini';
import { inboundStat } from '@/lib/model/inbound';
import { answer, connectionId, endpoint, plain, rangeInput } from './endpoint';
import { rawData } from './tasks';

export const inboundEndpoint = endpoint({
  name: 'inbound',
  summary: 'Inbound figures of a range, realtime and offline side by side; without a range: today',
  access: 'viewer',
  input: z.object({ connectionId, ...rangeInput }),
  reply: answer(inboundStat),
});
export type InboundInput = z.input<typeof inboundEndpoint.input>;

export const inboundRawEndpoint = endpoint({
  name: 'inbound-raw',
  summary: "The vendor's own answer behind the inbound figures",
  access: 'viewer',
  input: z.object({ connectionId, ...rangeInput }),
  reply: plain(rawData),
});
