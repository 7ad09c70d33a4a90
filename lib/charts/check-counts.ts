import type { Check } from '@/lib/model/check';

/** How many checks were made, and how many of them failed; `failed` as text, since a message selects by it. */
export function checkCounts(checks: readonly Check[]): { readonly total: number; readonly failed: string } {
  const failed = checks.filter(({ status }) => status === 'fail').length;
  return { total: checks.filter(({ status }) => status !== 'skipped').length, failed: String(failed) };
}
