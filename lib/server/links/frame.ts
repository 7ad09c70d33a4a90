import 'server-only';
import type { Standing } from './standing';

/** What every answer of a link carries where no page may hold it in a frame. */
export const APART = {
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** The origins whose pages may hold this page in a frame: those of the link, or the one that an address is for. */
export function framesOf({ frame, spec }: Standing): readonly string[] {
  return frame ? [frame.origin] : (spec.embedOrigins ?? []);
}

/** Lets a page into the frames that its policy names; X-Frame-Options can name nobody, and would keep them all out. */
export function allowFrames(headers: Headers, frames: readonly string[]): void {
  if (frames.length === 0) return;
  headers.delete('X-Frame-Options');
  headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
}
