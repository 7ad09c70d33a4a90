import type { StoredLink } from '@/lib/store/app/links';
import 'server-only';
import type { LinkSpec } from './spec';

/** A link that shows something to somebody; `frame`: by an address for a frame, on that origin alone. */
export type Standing = {
  readonly stored: StoredLink;
  readonly spec: LinkSpec;
  readonly frame: { readonly origin: string; readonly opensUntil: number } | null;
};
