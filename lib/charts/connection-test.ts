import type { ConnectionTest } from '@/lib/model/connection';

export type TestStep = ConnectionTest['steps'][number];
export type TestStepName = TestStep['name'];

/** Every step in its order, also before a test has run. */
export const TEST_STEPS: readonly TestStepName[] = ['reach', 'sign_in', 'sample', 'codes', 'clock'];

/** The one sentence of a test: what failed first, or what to look at. */
export type TestVerdict =
  | { readonly kind: 'failed'; readonly step: TestStepName; readonly code: string | null }
  | { readonly kind: 'look'; readonly steps: readonly TestStepName[] }
  | { readonly kind: 'passed' };

/** What a test came to. A failed step outweighs every warning. */
export function verdictOf({ steps }: ConnectionTest): TestVerdict {
  const failed = steps.find(({ status }) => status === 'fail');
  if (failed) return { kind: 'failed', step: failed.name, code: failed.code };
  const look = steps.filter(({ status }) => status === 'warn').map(({ name }) => name);
  return look.length > 0 ? { kind: 'look', steps: look } : { kind: 'passed' };
}

/** A Date header has whole seconds and travels a while: less than this is no skew. */
const SAME_MS = 1_500;

export type Skew = { readonly direction: 'same' | 'fast' | 'slow'; readonly seconds: number };

/** The vendor's clock against ours, in seconds to a tenth; null where the vendor told no time. */
export function skewOf({ clockSkewMs }: Pick<ConnectionTest, 'clockSkewMs'>): Skew | null {
  if (clockSkewMs === null) return null;
  const seconds = Math.round(Math.abs(clockSkewMs) / 100) / 10;
  if (Math.abs(clockSkewMs) < SAME_MS) return { direction: 'same', seconds };
  return { direction: clockSkewMs < 0 ? 'fast' : 'slow', seconds };
}
