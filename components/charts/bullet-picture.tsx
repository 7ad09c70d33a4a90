'use client';
import { useTranslations } from 'use-intl';
import type { Bullet } from '@/lib/charts/bullet';
import { EmptyPicture } from './empty-picture';
import { useFormats } from './use-formats';

const at = (value: number) => `${value * 100}%`;
const SCALE = [
  { value: 0, text: '0', anchor: 'start' },
  { value: 0.25, text: '25', anchor: 'middle' },
  { value: 0.5, text: '50', anchor: 'middle' },
  { value: 0.75, text: '75', anchor: 'middle' },
  { value: 1, text: '100%', anchor: 'end' },
] as const;

function Whisker({ low, high, y, dashed }: { low: string; high: string; y: number; dashed: boolean }) {
  return (
    <g stroke="var(--ink)" strokeWidth="1.5">
      <line x1={low} x2={high} y1={y} y2={y} {...(dashed && { strokeDasharray: '3 3' })} />
      <line x1={low} x2={low} y1={y - 3.5} y2={y + 3.5} />
      <line x1={high} x2={high} y1={y - 3.5} y2={y + 3.5} />
    </g>
  );
}

/** A rate against its target and its last weeks, 0 to 100 always; the interval on its own lane under the bar. */
export function BulletPicture({ figure, name }: { figure: Bullet; name: string }) {
  const t = useTranslations('common.chart');
  const formats = useFormats();
  const { value, interval, target, band, tooFew, empty } = figure;
  if (value === null) return <EmptyPicture reason={empty ?? 'not-provided'} height={92} />;
  const text = formats.rate(value);
  const label =
    interval === null
      ? t('summary.bulletPlain', { name, value: text })
      : t('summary.bullet', { name, value: text, interval: formats.interval(interval) });
  return (
    <>
      <svg className="picture block h-[60px] overflow-visible" role="img" aria-label={label}>
        <rect x="0" y="6" width="100%" height="30" fill="var(--sunken)" />
        {band && <rect x={at(band.low)} y="6" width={at(band.high - band.low)} height="30" fill="var(--data-soft)" />}
        <rect x="0" y="12" width={at(value)} height="8" fill="var(--data)" />
        {interval && <Whisker low={at(interval.low)} high={at(interval.high)} y={28} dashed={tooFew} />}
        {target !== null && (
          <>
            <line x1={at(target)} x2={at(target)} y1="2" y2="40" stroke="var(--canvas)" strokeWidth="4" />
            <line x1={at(target)} x2={at(target)} y1="2" y2="40" stroke="var(--ink)" strokeWidth="2" />
          </>
        )}
        {SCALE.map(({ value: tick, text: digits, anchor }) => (
          <text key={tick} x={at(tick)} y="55" textAnchor={anchor}>
            {digits}
          </text>
        ))}
      </svg>
      <div aria-hidden="true" className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-3">
        <span className="inline-flex items-center gap-1.5">
          <svg className="h-2.5 w-4" aria-hidden="true">
            <rect width="16" y="1" height="8" fill="var(--data)" />
          </svg>
          {t('current')}
        </span>
        {interval && (
          <span className="inline-flex items-center gap-1.5">
            <svg className="h-2.5 w-4 overflow-visible" aria-hidden="true">
              <Whisker low="1" high="15" y={5} dashed={false} />
            </svg>
            {t('interval')}
          </span>
        )}
        {band && (
          <span className="inline-flex items-center gap-1.5">
            <svg className="h-2.5 w-4" aria-hidden="true">
              <rect width="16" height="10" fill="var(--data-soft)" />
            </svg>
            {t('band', { low: formats.number(band.low * 100), high: formats.number(band.high * 100) })}
          </span>
        )}
        {target !== null && (
          <span className="inline-flex items-center gap-1.5">
            <svg className="h-2.5 w-4 overflow-visible" aria-hidden="true">
              <line x1="8" x2="8" y1="-1" y2="11" stroke="var(--ink)" strokeWidth="2" />
            </svg>
            {t('target', { value: formats.number(target * 100) })}
          </span>
        )}
      </div>
    </>
  );
}
