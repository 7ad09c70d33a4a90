import { AppError } from '@/lib/errors';
import 'server-only';
import { everyMethod } from './handlers';
import { problem } from './problem';
import { newRequestId } from './request-id';

/** Every address below /api that is none of ours. */
export const nothingHere = everyMethod(async () =>
  problem(new AppError('not_found', 'There is nothing at this address.'), newRequestId()),
);
