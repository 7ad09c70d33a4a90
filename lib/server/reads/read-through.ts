import { AppError } from '@/lib/errors';
import type { Coverage, Meta } from '@/lib/model/source';
import { deadlineOf, linked } from '@/lib/proxy/abort';
import type { Answer } from '@/lib/proxy/answer';
import type { Connector, Reading } from '@/lib/vendors/connector';
import 'server-only';
import type { HeldConnection } from '../connections/held-connection';
import type { Call } from '../http/call';

/** What the kinds of question are called in cache keys and metrics. */
export type QuestionName =
  | 'tasks'
  | 'task'
  | 'stat'
  | 'summary'
  | 'calls'
  | 'numbers'
  | 'call'
  | 'history'
  | 'seats'
  | 'inbound';

export type Asked = {
  readonly name: QuestionName;
  /** What makes it another question: everything that was asked, in its symbolic form. */
  readonly key: readonly (string | number | null | undefined)[];
  /** How long its answer counts as fresh. */
  readonly freshSeconds: number;
  /** About one id, so that the vendor's "unknown" or "refused" is an answer and is not covered up. */
  readonly aboutOneId: boolean;
  /** One of many that a page puts at once: it waits for its turn, so that the others do not wait for all of them. */
  readonly oneOfMany?: boolean;
};

export type ReadAnswer<Data> = { readonly reading: Reading<Data>; readonly meta: Meta };

/** Beyond the connection's own deadline: what the store may take to look up a last good answer. */
const SLACK_MS = 1_500;
/** An answer of which more can be read is asked for again soon, until it covers everything. */
const PARTIAL_FRESH_MS = 5_000;

function isPartial(coverage: Coverage | undefined): boolean {
  return coverage !== undefined && coverage.rows < coverage.total;
}

type Told = Pick<Answer<Reading<unknown>>, 'value' | 'state' | 'ageMs' | 'updating' | 'error'>;

/** What an answer says of itself. */
export function metaOf(held: HeldConnection, { value, state, ageMs, updating, error }: Told): Meta {
  return {
    source: {
      connectionId: held.entry.id,
      dialect: held.entry.dialect,
      endpoint: value.endpoint,
      fetchedAt: value.fetchedAt,
      ageMs: Math.round(ageMs),
      state,
      ...(updating && { updating }),
      ...(error && { error }),
      ...(value.coverage && { coverage: value.coverage }),
    },
    checks: [...value.checks],
  };
}

/** The connector's method. @throws AppError `unsupported` where this vendor's API cannot answer the question. */
export function methodOf<Name extends Exclude<keyof Connector, 'test'>>(
  held: HeldConnection,
  name: Name,
): NonNullable<Connector[Name]> {
  const method = held.connector()[name];
  if (!method) throw new AppError('unsupported', "This vendor's API cannot answer that.");
  return method;
}

/**
 * The one way to a vendor's data: fresh, cached or last good, within the connection's deadline, asked once however many
 * want it. Notes headers on the call.
 * @throws AppError as in api.md section 4, where there is no last good answer either.
 */
export async function readThrough<Data>(
  call: Call,
  held: HeldConnection,
  asked: Asked,
  ask: (signal: AbortSignal) => Promise<Reading<Data>>,
): Promise<ReadAnswer<Data>> {
  const { answers, clock, deadline, measures } = call.services;
  const { timeoutMs } = held.limits;
  const labels = { dialect: held.entry.dialect, question: asked.name };
  const late = deadlineOf(timeoutMs + SLACK_MS, clock);
  const waiting = linked([call.signal, late.signal]);
  try {
    const answer = await answers.read<Reading<Data>>({
      connectionId: held.entry.id,
      key: JSON.stringify([asked.name, ...asked.key]),
      freshMs: asked.freshSeconds * 1_000,
      ...(asked.oneOfMany && { lane: held.lane }),
      deadlineMs: timeoutMs,
      load: (signal) => ask(deadline(signal, timeoutMs)),
      signal: waiting.signal,
      answersNotOutages: asked.aboutOneId,
      refreshMs: ({ coverage }) => (isPartial(coverage) ? PARTIAL_FRESH_MS : Number.POSITIVE_INFINITY),
    });
    measures.reads.inc({ ...labels, state: answer.state });
    call.noted.cacheStatus = answer.cacheStatus;
    call.noted.vendorMs = answer.vendorMs ?? 0;
    return { reading: answer.value, meta: metaOf(held, answer) };
  } catch (error) {
    measures.reads.inc({ ...labels, state: error instanceof AppError ? error.code : 'left' });
    throw error;
  } finally {
    waiting.unlink();
    late.clear();
  }
}

/**
 * The way past every memory, for an answer that may be kept nowhere: the vendor is asked now, for this caller alone.
 * @throws AppError as in api.md section 4; a last good answer does not stand in.
 */
export async function readUnstored<Data>(
  call: Call,
  held: HeldConnection,
  name: QuestionName,
  ask: (signal: AbortSignal) => Promise<Reading<Data>>,
): Promise<ReadAnswer<Data>> {
  const { deadline, measures } = call.services;
  const labels = { dialect: held.entry.dialect, question: name };
  try {
    const reading = await ask(deadline(call.signal, held.limits.timeoutMs));
    measures.reads.inc({ ...labels, state: 'fresh' });
    return { reading, meta: metaOf(held, { value: reading, state: 'fresh', ageMs: 0 }) };
  } catch (error) {
    measures.reads.inc({ ...labels, state: error instanceof AppError ? error.code : 'left' });
    throw error;
  }
}
