import { AppError } from '@/lib/errors';
import type { ConnectionTest } from '@/lib/model/connection';
import type { Io } from './connector';
import { isSignInRefusal } from './failure';

type Step = ConnectionTest['steps'][number];
type Tried<Value> = { readonly value: Value | null; readonly error: AppError | null; readonly durationMs: number };
type Ask<Value> = { readonly endpoint: string; readonly ask: () => Promise<Value> };
type Sampled = {
  readonly date: Date | null;
  readonly sample: ConnectionTest['sample'] | undefined;
  readonly unmappedCodes: ConnectionTest['unmappedCodes'];
};

/** A clock that is off by more than this is worth a word; byrobot refuses at three minutes. */
const SKEW_WARNING_MS = 60_000;

async function attempt<Value>(io: Io, { ask }: Ask<Value>): Promise<Tried<Value>> {
  const start = io.monotonic();
  const took = () => Math.round(io.monotonic() - start);
  try {
    return { value: await ask(), error: null, durationMs: took() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { value: null, error, durationMs: took() };
  }
}

const step = (
  name: Step['name'],
  status: Step['status'],
  endpoint: string | null = null,
  tried?: Tried<unknown>,
): Step => ({
  name,
  status,
  endpoint,
  durationMs: tried?.durationMs ?? null,
  code: status === 'fail' ? (tried?.error?.code ?? null) : null,
});

const away = (error: AppError | null) => error?.code === 'vendor_unavailable' || error?.code === 'timeout';

/** What the first exchange says of the way there and of the sign-in. */
function arrival(endpoint: string, first: Tried<unknown>, isSample: boolean): Step[] {
  if (away(first.error)) return [step('reach', 'fail', endpoint, first), step('sign_in', 'skipped')];
  const reach = step('reach', 'pass', endpoint, first);
  // A sample that is not there, or not readable, says nothing against the sign-in; nor does a missing sign-in page.
  const silent = first.error?.code === 'not_found' || (isSample && !isSignInRefusal(first.error));
  const signIn = first.error === null ? 'pass' : silent ? 'skipped' : 'fail';
  return [reach, step('sign_in', signIn, endpoint, first)];
}

function clockOf(io: Io, date: Date | null): { readonly skew: number | null; readonly step: Step } {
  if (date === null) return { skew: null, step: step('clock', 'skipped') };
  const skew = io.now().getTime() - date.getTime();
  return { skew, step: step('clock', Math.abs(skew) > SKEW_WARNING_MS ? 'warn' : 'pass') };
}

/** What the sample says; a failure that `arrival` has told already is not told twice. */
function sampling(endpoint: string, tried: Tried<Sampled> | null, alone: boolean): Step[] {
  if (tried?.value) {
    const { sample, unmappedCodes } = tried.value;
    const codes = step('codes', unmappedCodes.length > 0 ? 'warn' : 'pass');
    return [step('sample', sample ? 'pass' : 'warn', endpoint, tried), codes];
  }
  const told = tried === null || (alone && (away(tried.error) || isSignInRefusal(tried.error)));
  return [step('sample', told ? 'skipped' : 'fail', endpoint, tried ?? undefined), step('codes', 'skipped')];
}

/**
 * Tries a connection: reach, sign in, take a sample, look for unknown codes, compare the clocks. Never throws for a
 * vendor's failure. Without `signIn`, the sample shows both.
 */
export async function probe(
  io: Io,
  { signIn, sample }: { readonly signIn?: Ask<{ readonly date: Date | null }>; readonly sample: Ask<Sampled> },
): Promise<ConnectionTest> {
  const entry = signIn ? await attempt(io, signIn) : null;
  const blocked = entry?.error && entry.error.code !== 'not_found';
  const sampled = blocked ? null : await attempt(io, sample);
  const first = entry ?? sampled;
  const arrived = first ? arrival((signIn ?? sample).endpoint, first, signIn === undefined) : [];
  const clock = clockOf(io, sampled?.value?.date ?? entry?.value?.date ?? null);
  const passed = (name: Step['name']) => arrived.some((one) => one.name === name && one.status === 'pass');
  return {
    reachable: passed('reach'),
    signedIn: passed('sign_in') || sampled?.error === null,
    clockSkewMs: clock.skew,
    steps: [...arrived, ...sampling(sample.endpoint, sampled, signIn === undefined), clock.step],
    sample: sampled?.value?.sample ?? null,
    unmappedCodes: sampled?.value?.unmappedCodes ?? [],
  };
}
