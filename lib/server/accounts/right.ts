import { AppError } from '@/lib/errors';
import type { Right } from '@/lib/model/rights';
import 'server-only';
import type { Reader } from './identity';

/** @throws AppError `forbidden` naming the right */
export function requireRight(reader: Pick<Reader, 'rights'> | null, right: Right): void {
  if (reader?.rights.includes(right) !== true) throw new AppError('forbidden', `This takes the right ${right}.`);
}
