'use client';
import { type MouseEvent, useId, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import type { Line, Transcript } from '@/lib/charts/transcript';
import { barsOf, SIDES, type Side, type Wave } from '@/lib/charts/waveform';
import { type Place, useSeconds } from './use-player';

const HEIGHT = 640;
const MIDDLE = 75;
const REACH = 38;
const LEFT = 30;
const RIGHT = 120;
const BAR = 2.2;
const SPACING = 3.68;
const STEPS_S = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];
/** How long a line is drawn whose end nobody knows. */
const UNKNOWN_MS = 1_500;
const COLOURS: Readonly<Record<Side, string>> = {
  robot: 'var(--robot)',
  customer: 'var(--customer)',
  unknown: 'var(--neutral)',
};

/** The step that leaves at most eight labels beside the lane. */
const stepOf = (seconds: number) => STEPS_S.find((step) => seconds / step <= 8) ?? 3600;

type Timed = Line & { readonly startMs: number };
type ToY = (ms: number) => number;

/** Bars as one path: the robot's to the left of the middle, the customer's to the right, nobody's to both. */
function pathOf(side: Side, levels: Float32Array, height: number): string {
  const bars = barsOf(levels, Math.max(1, Math.floor(height / SPACING)));
  return [...bars]
    .map((bar, at) => {
      const reach = Math.round(bar * REACH * 10) / 10;
      if (reach < 0.4) return '';
      const from = side === 'customer' ? MIDDLE + 1 : MIDDLE - 1 - reach;
      const width = side === 'unknown' ? 2 * reach + 2 : reach;
      return `M${from} ${(at * SPACING).toFixed(1)}h${width}v${BAR}h${-width}z`;
    })
    .join('');
}

/** The recording itself; what was played in full colour. */
function Bars({ wave, y, place }: { wave: Wave; y: ToY; place: Place }) {
  const clip = useId();
  const played = y(useSeconds(place) * 1000);
  const height = y(wave.seconds * 1000);
  const paths = useMemo(
    () => SIDES.map((side) => <path key={side} d={pathOf(side, wave.levels[side], height)} fill={COLOURS[side]} />),
    [wave, height],
  );
  return (
    <g pointerEvents="none" data-testid="lane-waveform">
      <clipPath id={clip}>
        <rect x={LEFT} y="0" width={RIGHT - LEFT} height={Math.max(0, played)} />
      </clipPath>
      <g opacity={0.5}>{paths}</g>
      <g clipPath={`url(#${clip})`}>{paths}</g>
    </g>
  );
}

const GROUPS = ([false, true] as const).flatMap((customer) =>
  ([true, false] as const).map((exact) => ({ customer, exact, key: `${customer} ${exact}` })),
);

/** Where there is no picture of the sound: the turns themselves, pale where their time is inferred. */
function Turns({ lines, current, y }: { lines: readonly Timed[]; current: number | null; y: ToY }) {
  const boxOf = ({ turn, startMs, endMs }: Timed) => {
    const height = Math.max(2, y(Math.max((endMs ?? startMs + UNKNOWN_MS) - startMs, 0)) - 1);
    const x = turn.speaker === 'customer' ? MIDDLE + 1 : MIDDLE - REACH - 1;
    return `M${x} ${y(startMs).toFixed(1)}h${REACH}v${height.toFixed(1)}h${-REACH}z`;
  };
  const here = lines.find(({ seq }) => seq === current);
  const colour = (customer: boolean) => COLOURS[customer ? 'customer' : 'robot'];
  return (
    <g pointerEvents="none">
      {GROUPS.map(({ key, customer, exact }) => (
        <path
          key={key}
          d={lines
            .filter(({ turn, timing }) => (turn.speaker === 'customer') === customer && (timing === 'exact') === exact)
            .map(boxOf)
            .join('')}
          fill={colour(customer)}
          fillOpacity={exact ? 0.75 : 0.4}
        />
      ))}
      {here && <path d={boxOf(here)} fill={colour(here.turn.speaker === 'customer')} />}
    </g>
  );
}

/** Where the recording is or, before anything is heard, where the current line begins. */
function Head({ place, lineMs, y }: { place: Place; lineMs: number | undefined; y: ToY }) {
  const ms = useSeconds(place) * 1000 || lineMs;
  if (ms === undefined) return null;
  return (
    <g pointerEvents="none">
      <line x1={LEFT} x2={RIGHT} y1={y(ms)} y2={y(ms)} stroke="var(--ink)" strokeWidth={1.5} />
      <path d={`M${LEFT} ${y(ms) - 4}l6 4-6 4z`} fill="var(--ink)" />
    </g>
  );
}

/** Who spoke when and how loud, time downwards, robot at the left and customer at the right. */
export function TurnLane({
  transcript: { lines },
  wave,
  totalMs: total,
  place,
  current,
  onMoment,
}: {
  transcript: Transcript;
  wave: Wave | null;
  /** What the lane stands for: more than nothing. */
  totalMs: number;
  place: Place;
  current: number | null;
  onMoment: (ms: number) => void;
}) {
  const t = useTranslations('call');
  const formats = useFormats();
  const timed = useMemo(
    () => lines.filter((line): line is Timed => line.startMs !== null && !line.turn.interim),
    [lines],
  );
  const y = (ms: number) => (Math.min(ms, total) / total) * HEIGHT;
  const seconds = total / 1000;
  const step = stepOf(seconds);
  const ticks = Array.from({ length: Math.floor(seconds / step) + 1 }, (_, at) => at * step).filter(
    (tick) => seconds - tick > step / 3,
  );
  const here = timed.findIndex(({ seq }) => seq === current);
  const line = timed[here];
  const end = line && (line.endMs ?? timed[here + 1]?.startMs ?? line.startMs + UNKNOWN_MS);
  const onClick = ({ clientY, currentTarget }: MouseEvent<SVGRectElement>) => {
    const { top, height } = currentTarget.getBoundingClientRect();
    onMoment(((clientY - top) / height) * total);
  };
  return (
    <div className="sticky top-[84px]" data-testid="turn-lane">
      <div aria-hidden="true" className="mb-2 flex gap-3.5 pl-[34px] text-12 leading-[22px] whitespace-nowrap">
        {timed.length === 0 ? (
          <span className="text-ink-3">{t('turns.laneUnknown')}</span>
        ) : (
          <>
            <span className="text-robot">{t('speaker.robot')}</span>
            <span className="text-customer">{t('speaker.customer')}</span>
          </>
        )}
      </div>
      <svg
        role="img"
        aria-label={t('turns.lane')}
        className="picture block w-[120px] overflow-visible"
        viewBox={`0 -6 120 ${HEIGHT + 12}`}
        style={{ height: HEIGHT + 12, width: 120 }}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the lines and the player's slider are the keyboard's way */}
        <rect
          x={LEFT}
          y="0"
          width={RIGHT - LEFT}
          height={HEIGHT}
          fill="transparent"
          className="cursor-pointer"
          onClick={onClick}
        />
        {line && end !== undefined && (
          <rect
            pointerEvents="none"
            x={LEFT}
            y={y(line.startMs)}
            width={RIGHT - LEFT}
            height={Math.max(2, y(end) - y(line.startMs))}
            fill="var(--sunken)"
          />
        )}
        <line pointerEvents="none" x1={MIDDLE} x2={MIDDLE} y1="0" y2={HEIGHT} stroke="var(--line-2)" />
        {[...ticks, seconds].map((tick) => (
          <text key={tick} x="24" y={y(tick * 1000) + 4} textAnchor="end">
            {formats.position(Math.round(tick))}
          </text>
        ))}
        {wave ? <Bars wave={wave} y={y} place={place} /> : <Turns lines={timed} current={current} y={y} />}
        <Head place={place} lineMs={line?.startMs} y={y} />
      </svg>
    </div>
  );
}
