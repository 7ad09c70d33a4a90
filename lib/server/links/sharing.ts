import type { AppStore } from '@/lib/store/app/store';
import 'server-only';
import { failureFields } from '../http/failure-fields';
import type { Log } from '../process/log';
import { createLinkPace, type LinkPace } from './pace';
import { createShown, type Shown } from './shown';
import { createViewCount, type ViewCount } from './view-count';
import { createLinkWatch, type LinkWatch } from './watch';

/** What the readers of links have in common, once per process. */
export type Sharing = {
  readonly views: ViewCount;
  readonly shown: Shown;
  readonly watch: LinkWatch;
  readonly pace: LinkPace;
};

type Means = {
  readonly store: Pick<AppStore, 'links'>;
  readonly clock: { readonly monotonic: () => number };
  readonly log: Pick<Log, 'warn'>;
};

export function createSharing({ store, clock, log }: Means): Sharing {
  const report = (error: unknown) => log.warn(failureFields(error), 'views of links wait for the store');
  return {
    views: createViewCount({ links: store.links, report }),
    shown: createShown({ clock }),
    watch: createLinkWatch(),
    pace: createLinkPace({ clock }),
  };
}
