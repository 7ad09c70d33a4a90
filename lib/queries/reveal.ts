import type { CallInput, callEndpoint, NumbersInput, numbersEndpoint } from '@/lib/api/calls';
import { callEndpoint as ask } from './call';

/** Whole numbers by what they stand under, and how many of them the vendor itself hides. They go into no cache. */
export type Revealed<Key extends string> = {
  readonly numbers: ReadonlyMap<Key, string>;
  readonly hiddenByVendor: number;
};

/** Every asking is an entry in the audit log, so nothing is asked again by itself. */
export async function revealCall(one: CallInput, reason: string): Promise<Revealed<'callee' | 'caller' | 'transfer'>> {
  const { data, revealed } = await ask<typeof callEndpoint>('call', { ...one, reveal: true, reason });
  const { callee, caller, transfer } = data.call;
  const given = [
    ['callee', callee],
    ['caller', caller],
    ['transfer', transfer?.number ?? null],
  ] as const;
  const numbers = given.flatMap(([key, number]) => (number === null ? [] : [[key, number] as const]));
  return { numbers: new Map(numbers), hiddenByVendor: revealed?.hiddenByVendor ?? 0 };
}

/** The numbers of these pages of a list, by their ids. */
export async function revealNumbers(
  input: NumbersInput,
  pages: readonly number[],
  reason: string,
): Promise<Revealed<string>> {
  const numbers = new Map<string, string>();
  let hiddenByVendor = 0;
  for (const page of pages) {
    const answer = await ask<typeof numbersEndpoint>('numbers', {
      ...input,
      history: false,
      page,
      reveal: true,
      reason,
    });
    for (const { id, number } of answer.data) numbers.set(id, number);
    hiddenByVendor += answer.revealed?.hiddenByVendor ?? 0;
  }
  return { numbers, hiddenByVendor };
}
