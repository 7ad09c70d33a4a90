import type { Dot, Dots } from '@/lib/charts/dots';

/** A rate and its interval on the axis of its column; the pooled rate is a vertical tick. Hollow and dashed: too few. */
export function IntervalDot({
  dot: { ratio, tooFew, offScale },
  domain,
  pooled = null,
  offScaleText,
}: {
  dot: Pick<Dot, 'ratio' | 'tooFew' | 'offScale'>;
  domain: Dots['domain'];
  pooled?: number | null;
  /** Written instead of the mark where the value does not lie on the axis. */
  offScaleText?: string;
}) {
  if (offScale && offScaleText !== undefined) return <span className="text-12 text-ink-3">{offScaleText}</span>;
  const at = (value: number) => `${((value - domain.low) / (domain.high - domain.low)) * 100}%`;
  const { value, interval } = ratio;
  return (
    <svg className="picture block h-3.5 overflow-visible" aria-hidden="true">
      <line x1="0" x2="100%" y1="7" y2="7" stroke="var(--line)" />
      {pooled !== null && <line x1={at(pooled)} x2={at(pooled)} y1="0" y2="14" stroke="var(--edge)" />}
      {interval !== null && !offScale && (
        <line
          x1={at(interval.low)}
          x2={at(interval.high)}
          y1="7"
          y2="7"
          stroke="var(--data)"
          strokeWidth="1.5"
          {...(tooFew && { strokeDasharray: '3 3' })}
        />
      )}
      {value !== null && !offScale && (
        <circle
          cx={at(value)}
          cy="7"
          r={tooFew ? 3 : 3.5}
          fill={tooFew ? 'var(--canvas)' : 'var(--data)'}
          {...(tooFew && { stroke: 'var(--data)', strokeWidth: 1.5 })}
        />
      )}
    </svg>
  );
}
