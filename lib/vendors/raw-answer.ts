import type { RawAnswer } from './connector';
import { redact } from './redact';

/**
 * An answer to be shown masked. Masking a call of 2,000 turns costs more than all else that is done with it, and most raw
 * answers are never looked at: so it is masked when somebody does, and there is no way to what it was before.
 */
export function rawAnswer(from: Pick<RawAnswer, 'endpoint' | 'fetchedAt'>, answer: unknown): RawAnswer {
  let plain = answer;
  let masked: unknown;
  let isMasked = false;
  return {
    ...from,
    get answer() {
      if (!isMasked) masked = redact(plain);
      isMasked = true;
      plain = null;
      return masked;
    },
  };
}
