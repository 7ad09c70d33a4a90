import * as z from 'zod';
import type { Seats } from '@/lib/model/seats';
import type { Reading } from '../connector';
import { evidence } from '../evidence';
import { maskProse } from '../mask-text';
import { shownNumber } from '../shown-number';
import { wireCountOrNull, wireId } from '../wire';
import type { Ask } from './client';

const SEATS = 'GET /openapi/v1/company/seat/statistics';
const LINES = 'GET /openapi/v1/company/getPhones';

const rawText = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((text) => text ?? null);

const seatsWire = z.object({
  data: z.object({ companyAllCallSeat: wireCountOrNull, companyUsingCallSeat: wireCountOrNull }),
});

/** Not read: `available`, which the document says to ignore. */
const linesWire = z.object({
  data: z.array(
    z.object({
      userPhoneId: wireId,
      phone: rawText,
      phoneName: rawText,
      useAvailable: z.boolean().nullish().catch(null),
      /** Null is without limit. */
      totalConcurrencyQuota: wireCountOrNull,
      usedConcurrencyQuota: wireCountOrNull,
    }),
  ),
});

/** The seats of the company, and the lines that it dials over: two requests. */
export async function readSeats(ask: Ask, companyId: number, signal: AbortSignal): Promise<Reading<Seats>> {
  const query = [['companyId', companyId]] as const;
  const seats = await ask(signal, { endpoint: SEATS, query, schema: seatsWire });
  const lines = await ask(signal, { endpoint: LINES, query, schema: linesWire });
  const { companyAllCallSeat: total, companyUsingCallSeat: inUse } = seats.data.data;
  return {
    data: {
      total,
      inUse,
      lines: lines.data.data.map((line) => ({
        id: line.userPhoneId,
        name: maskProse(line.phoneName?.trim() ?? '') || null,
        number: shownNumber(line.phone),
        usable: line.useAvailable ?? null,
        most: line.totalConcurrencyQuota,
        inUse: line.usedConcurrencyQuota,
      })),
    },
    checks: [],
    endpoint: SEATS,
    ...evidence([seats, lines]),
  };
}
