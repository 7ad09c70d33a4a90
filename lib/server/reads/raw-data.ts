import type * as z from 'zod/mini';
import type { rawData } from '@/lib/api/tasks';
import { AppError } from '@/lib/errors';
import type { Reading } from '@/lib/vendors/connector';
import 'server-only';

/** The vendor's own answers behind a reading, masked when they were read: the main one, and the others beside it. */
export function rawDataOf({ raw }: Reading<unknown>): z.output<typeof rawData> {
  const [main, ...others] = raw;
  if (!main) throw new AppError('not_found', 'The answer behind this is not kept.');
  return { ...main, others };
}
