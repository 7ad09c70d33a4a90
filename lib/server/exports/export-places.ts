import { AppError } from '@/lib/errors';
import 'server-only';

export type ExportPlaces = {
  /**
   * Takes a place for a reader, and resolves with what gives it back (a second call does nothing).
   * @throws AppError `rate_limited` where the reader has one already, or all are taken.
   */
  readonly enter: (reader: string) => () => void;
};

const refused = (message: string) => new AppError('rate_limited', message, { retryAfterSeconds: 10 });

/** One export at a time for each reader, and so many for all of them. */
export function createExportPlaces(most: number): ExportPlaces {
  const inside = new Set<string>();
  return {
    enter(reader) {
      if (inside.has(reader)) throw refused('Your last export is still being written; one at a time.');
      if (inside.size >= most) throw refused('Too many exports are being written.');
      inside.add(reader);
      let left = false;
      return () => {
        if (!left) inside.delete(reader);
        left = true;
      };
    },
  };
}
