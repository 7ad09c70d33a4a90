'use client';
import { useTranslations } from 'use-intl';
import { useClock } from '@/components/ui/clock';
import { AgeMark } from '@/components/ui/marks';
import { useFormats } from './use-formats';

/** How long ago the vendor answered, ticking. Grey on a tile, amber on the page's pill and in the rail. */
export function Age({
  at,
  state = 'fresh',
  pill = false,
  short = false,
  live = false,
  oldest = false,
}: {
  /** Instant. */
  at: string;
  state?: 'fresh' | 'cached' | 'stale';
  pill?: boolean;
  /** Without "ago", for dense tables. */
  short?: boolean;
  live?: boolean;
  /** The oldest of several sources: says so. */
  oldest?: boolean;
}) {
  const t = useTranslations('common.age');
  const formats = useFormats();
  const age = useClock((now) => {
    const ms = now - Date.parse(at);
    return short ? formats.ageShort(ms) : formats.age(ms);
  });
  return (
    <AgeMark tone={state === 'stale' ? 'stale' : 'plain'} pill={pill} live={live}>
      <time dateTime={at}>
        {oldest && <span className="max-tab:sr-only">{t('oldest')}</span>}
        {live ? t('live', { age }) : age}
      </time>
      {state === 'stale' && <span className="sr-only">{t('stale')}</span>}
    </AgeMark>
  );
}
