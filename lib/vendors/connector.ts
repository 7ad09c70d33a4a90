import type { Call, Turn } from '@/lib/model/call';
import type { Check } from '@/lib/model/check';
import type { ConnectionTest } from '@/lib/model/connection';
import type { Contact } from '@/lib/model/contact';
import type { InboundCounts } from '@/lib/model/inbound';
import type { CallOutcome } from '@/lib/model/outcome';
import type { Range } from '@/lib/model/quantity';
import type { Seats } from '@/lib/model/seats';
import type { Coverage } from '@/lib/model/source';
import type { Task } from '@/lib/model/task';
import type { TaskCounts } from '@/lib/model/task-stat';
import type { TaskState } from '@/lib/model/task-states';
import type { Capability } from '@/lib/model/vendor';

/**
 * What a connector touches outside itself. Handed in, so that a test brings its own and patches nothing. In the product
 * `fetch` is lib/proxy's: undici with a size cap, the connection's bucket, bulkhead and breaker.
 */
export type Io = {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Resolves after `ms`, or rejects with the signal's reason as soon as it is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => Date;
  /** Milliseconds of a clock that never jumps; for expiry and durations. */
  readonly monotonic: () => number;
  /** From 0 to 1, for jitter. */
  readonly random: () => number;
};

/** One exchange with the vendor as it answered, already masked (lib/vendors/redact.ts). */
export type RawAnswer = { readonly endpoint: string; readonly fetchedAt: string; readonly answer: unknown };

/** What a vendor said, where and when it said so, and what of it does not add up. */
export type Reading<Data> = {
  readonly data: Data;
  /** Every rule of contract.md section 8 that applied, in its order. */
  readonly checks: readonly Check[];
  /** The path template, for example "GET /agent-api/user/{user_id}/task/{task_id}/stat". */
  readonly endpoint: string;
  /** When the oldest of its inputs arrived. */
  readonly fetchedAt: string;
  /** Set where `data` is computed from records of which not all are here yet. */
  readonly coverage?: Coverage;
  /** The main answer first. */
  readonly raw: readonly RawAnswer[];
};

export type TaskListQuestion = {
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly state?: TaskState | undefined;
};
/** `total` is null where the vendor does not say how many there are. */
export type TaskPage = { readonly tasks: readonly Task[]; readonly total: number | null; readonly last: boolean };

/** What a list of calls may be narrowed to; seconds and rounds are included at both ends. */
export type CallFilters = {
  readonly q?: string | undefined;
  /** A level's key. */
  readonly level?: string | undefined;
  readonly outcome?: CallOutcome | undefined;
  /** Any of these. */
  readonly outcomes?: readonly CallOutcome[] | undefined;
  readonly talkMin?: number | undefined;
  readonly talkMax?: number | undefined;
  readonly roundsMin?: number | undefined;
  readonly roundsMax?: number | undefined;
  /** A tag's id, or its name where it has none. */
  readonly tag?: string | undefined;
  readonly range?: Range | undefined;
};
type Revealing = {
  /** With the fields for telephone numbers as the vendor has them: such an answer is remembered nowhere. */
  readonly reveal?: boolean | undefined;
};
export type CallsQuestion = CallFilters &
  Revealing & { readonly taskId: string; readonly page: number; readonly pageSize: number };
/** `filteredHere`: what the vendor cannot filter and the connector did. `total` is null where nobody knows it yet. */
export type CallPage = {
  readonly calls: readonly Call[];
  readonly total: number | null;
  readonly last: boolean;
  readonly filteredHere: readonly (keyof CallFilters)[];
};

export type NumbersQuestion = Revealing & {
  readonly taskId: string;
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly outcome?: CallOutcome | undefined;
  /** Any of these. */
  readonly outcomes?: readonly CallOutcome[] | undefined;
  /** With every attempt, where the vendor keeps them. */
  readonly history: boolean;
};
export type ContactPage = {
  readonly contacts: readonly Contact[];
  readonly total: number | null;
  readonly last: boolean;
  readonly filteredHere: readonly ('q' | 'outcome')[];
};

/** A call by its id; `taskId` where the asker knows it, since some vendors need it and others tell it. */
export type CallQuestion = Revealing & { readonly callId: string; readonly taskId?: string | undefined };
/**
 * The number that a call went to, with its attempts; null where the vendor does not list it. `current` names the attempt
 * that is this call, `linked` says that answered attempts have the ids of their calls.
 */
export type NumberHistory = {
  readonly number: Contact | null;
  readonly current: string | null;
  readonly linked: boolean;
};
export type CallDetail = { readonly call: Call; readonly turns: readonly Turn[] };

/**
 * Where the audio of a call lies. It may name a telephone number, is often as good as a key, and never leaves the server.
 * `path`: on the vendor's own disk. `request`: to be asked with these headers, and answered with the bytes, a redirect
 * or JSON that holds an address. `none`: the call was not recorded.
 */
export type RecordingSource =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'path'; readonly path: string; readonly callId: string; readonly date: string }
  | { readonly kind: 'request'; readonly endpoint: string; readonly url: URL; readonly headers: Record<string, string> }
  | { readonly kind: 'none' };

/**
 * One upstream, signed in. A method that is absent is a question that the vendor's API cannot answer. Every method
 * throws AppError with the codes of api.md section 4 and ends when its signal does.
 */
export type Connector = {
  /** Never throws for a vendor's failure: what failed is in the result. */
  readonly test: (signal: AbortSignal) => Promise<ConnectionTest>;
  readonly listTasks?: (question: TaskListQuestion, signal: AbortSignal) => Promise<Reading<TaskPage>>;
  readonly task?: (taskId: string, signal: AbortSignal) => Promise<Reading<Task>>;
  /** All counts of a task. @throws AppError `unsupported` for a range where the vendor cannot restrict them. */
  readonly taskCounts?: (taskId: string, range: Range | null, signal: AbortSignal) => Promise<Reading<TaskCounts>>;
  /** The cheap part of `taskCounts`; absent where `taskCounts` is one request anyway. */
  readonly taskSummary?: (taskId: string, signal: AbortSignal) => Promise<Reading<TaskCounts>>;
  /** Newest first as far as the vendor orders them. Telephone numbers are masked, in every text, unless they are to be revealed. */
  readonly calls?: (question: CallsQuestion, signal: AbortSignal) => Promise<Reading<CallPage>>;
  readonly numbers?: (question: NumbersQuestion, signal: AbortSignal) => Promise<Reading<ContactPage>>;
  /** @throws AppError `bad_request` where this vendor needs the task and none was given; `not_found` */
  readonly call?: (question: CallQuestion, signal: AbortSignal) => Promise<Reading<CallDetail>>;
  /** @throws AppError as `call` */
  readonly history?: (question: CallQuestion, signal: AbortSignal) => Promise<Reading<NumberHistory>>;
  /** @throws AppError as `call` */
  readonly recording?: (question: CallQuestion, signal: AbortSignal) => Promise<RecordingSource>;
  /** Of the whole account, at this moment. */
  readonly seats?: (signal: AbortSignal) => Promise<Reading<Seats>>;
  readonly inbound?: (range: Range, signal: AbortSignal) => Promise<Reading<InboundCounts>>;
};

/** How long answers of a dialect count as fresh, in seconds (contract.md 5.6). */
export type Freshness = {
  readonly tasks: number;
  readonly stat: number;
  /** Lists of calls and numbers. */
  readonly calls: number;
  readonly inbound: number;
};

/** Where and as whom a connector connects. */
export type Target = { readonly baseUrl: string; readonly timeZone: string };

/** A dialect: what it can do, what its account looks like, and how to connect. */
export type Vendor = {
  readonly capabilities: readonly Capability[];
  readonly freshness: Freshness;
  /**
   * The account's fields in form order. A secret is write-only everywhere: whatever the vendor asks for as proof of who
   * we are, its name for the key included. Ids that say which account or company are none.
   */
  readonly accountFields: readonly { readonly name: string; readonly secret: boolean; readonly required: boolean }[];
  /** @throws AppError `bad_request` with `errors` (fields below `account.`) where the account does not fit. */
  readonly checkAccount: (account: unknown) => Record<string, unknown>;
  /** `account` must have passed `checkAccount`. */
  readonly connect: (target: Target, account: unknown, io: Io) => Connector;
};
