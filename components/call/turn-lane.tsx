'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import type { Line, Transcript } from '@/lib/charts/transcript';

const HEIGHT = 640;
const MIDDLE = 75;
const REACH = 38;
const STEPS_S = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];
/** How long a line is drawn whose end nobody knows. */
const UNKNOWN_MS = 1_500;

/** The step that leaves at most eight labels beside the lane. */
const stepOf = (seconds: number) => STEPS_S.find((step) => seconds / step <= 8) ?? 3600;

/** Who spoke when, time downwards, robot at the left and customer at the right; pale where the time is inferred. */
export function TurnLane({
  transcript: { lines, lengthMs },
  current,
  headMs,
  onSelect,
}: {
  transcript: Transcript;
  current: number | null;
  /** Where the recording is; null while nothing is heard. */
  headMs: number | null;
  onSelect: (seq: number) => void;
}) {
  const t = useTranslations('call');
  const formats = useFormats();
  if (lengthMs === null || lengthMs === 0) return null;
  const y = (ms: number) => (ms / lengthMs) * HEIGHT;
  const seconds = lengthMs / 1000;
  const step = stepOf(seconds);
  const ticks = Array.from({ length: Math.floor(seconds / step) + 1 }, (_, at) => at * step).filter(
    (tick) => seconds - tick > step / 3,
  );
  const timed = lines.filter((line): line is Line & { startMs: number } => line.startMs !== null && !line.turn.interim);
  const head = headMs === null ? timed.find(({ seq }) => seq === current)?.startMs : Math.min(headMs, lengthMs);
  return (
    <div className="sticky top-[84px]" data-testid="turn-lane">
      <div aria-hidden="true" className="mb-2 flex gap-3.5 pl-[34px] text-12 leading-[22px] whitespace-nowrap">
        <span className="text-robot">{t('speaker.robot')}</span>
        <span className="text-customer">{t('speaker.customer')}</span>
      </div>
      <svg
        role="img"
        aria-label={t('turns.lane')}
        className="picture block w-[120px] overflow-visible"
        viewBox={`0 -6 120 ${HEIGHT + 12}`}
        style={{ height: HEIGHT + 12, width: 120 }}
      >
        <line x1={MIDDLE} x2={MIDDLE} y1="0" y2={HEIGHT} stroke="var(--line-2)" />
        {[...ticks, seconds].map((tick) => (
          <text key={tick} x="24" y={y(tick * 1000) + 4} textAnchor="end">
            {formats.duration(Math.round(tick))}
          </text>
        ))}
        {timed.map(({ seq, turn, startMs, endMs, timing }) => {
          const customer = turn.speaker === 'customer';
          const height = Math.max(2, y(Math.max((endMs ?? startMs + UNKNOWN_MS) - startMs, 0)) - 1);
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the lines themselves are the keyboard's way
            <rect
              key={seq}
              x={customer ? MIDDLE + 1 : MIDDLE - REACH - 1}
              y={y(startMs)}
              width={REACH}
              height={height}
              fill={customer ? 'var(--customer)' : 'var(--robot)'}
              fillOpacity={seq === current ? 1 : timing === 'exact' ? 0.75 : 0.4}
              className="cursor-pointer"
              onClick={() => onSelect(seq)}
            />
          );
        })}
        {head !== undefined && (
          <g pointerEvents="none">
            <line x1="30" x2="120" y1={y(head)} y2={y(head)} stroke="var(--ink)" strokeWidth={1.5} />
            <path d={`M30 ${y(head) - 4}l6 4-6 4z`} fill="var(--ink)" />
          </g>
        )}
      </svg>
    </div>
  );
}
