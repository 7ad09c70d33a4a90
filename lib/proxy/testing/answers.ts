import { AppError, type ErrorCode } from '@/lib/errors';
import type { Loaded, Read } from '../answer';
import { createAnswers } from '../answers';
import type { KeptAnswer, LastGood } from '../keeper';
import { fakeClock } from './fake-clock';

type Value = { readonly fetchedAt: string; readonly answered: number };

export const FRESH_MS = 60_000;
export const DEADLINE_MS = 8_000;
export const failing = (code: ErrorCode, retryAfterSeconds?: number) =>
  new AppError(code, 'The vendor is failing.', retryAfterSeconds === undefined ? {} : { retryAfterSeconds });

/** A store that outlives the answers before it, as a database outlives a process. */
function memoryStore(): LastGood & { readonly rows: Map<string, KeptAnswer>; saves: number } {
  const rows = new Map<string, KeptAnswer>();
  return {
    rows,
    saves: 0,
    async save(answer) {
      this.saves += 1;
      const older = rows.get(answer.key);
      if (!older || older.fetchedAt <= answer.fetchedAt) rows.set(answer.key, answer);
    },
    get: async (key) => rows.get(key) ?? null,
    async deleteByConnection(connectionId) {
      for (const [key, row] of rows) if (row.connectionId === connectionId) rows.delete(key);
    },
  };
}

/** Readers, a vendor whose answers a test gives one by one, and a clock. */
export function scene({ store = memoryStore(), clock = fakeClock(), maxBytes }: Partial<Parts> = {}) {
  const loaded: Loaded[] = [];
  const reports: string[] = [];
  const answers = createAnswers({
    lastGood: store,
    clock,
    onLoad: (load) => loaded.push(load),
    report: (what) => reports.push(what),
    ...(maxBytes !== undefined && { maxBytes }),
  });
  const vendor = { loads: 0, inFlight: 0, most: 0, answer: async (_signal: AbortSignal): Promise<number> => 61 };
  const load = async (signal: AbortSignal): Promise<Value> => {
    vendor.loads += 1;
    vendor.inFlight += 1;
    vendor.most = Math.max(vendor.most, vendor.inFlight);
    try {
      return { answered: await vendor.answer(signal), fetchedAt: clock.now().toISOString() };
    } finally {
      vendor.inFlight -= 1;
    }
  };
  const read = (more: Partial<Read<Value>> = {}) =>
    answers.read<Value>({
      connectionId: 'tel',
      key: 'stat 1',
      freshMs: FRESH_MS,
      deadlineMs: DEADLINE_MS,
      load,
      ...more,
    });
  return { answers, clock, store, vendor, read, loaded, reports };
}
type Parts = { store: ReturnType<typeof memoryStore>; clock: ReturnType<typeof fakeClock>; maxBytes: number };

export const rejects = (code: ErrorCode) => async () => {
  throw failing(code);
};
/** Answers after `ms`, or with what ended the load. */
export const slowly =
  ({ clock }: { clock: ReturnType<typeof fakeClock> }, ms: number, value = 61) =>
  async (signal: AbortSignal) => {
    await clock.sleep(ms, signal);
    return value;
  };
export const outcome = <T>(promise: Promise<T>) => promise.catch((error: unknown) => error);
