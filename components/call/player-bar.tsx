'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { useFailureText } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { classes } from '@/components/ui/classes';
import { Kbd } from '@/components/ui/marks';
import type { Wave } from '@/lib/charts/waveform';
import { recordingFailureQuery } from '@/lib/queries/recording';
import { type Player, useSeconds } from './use-player';
import { Waveform } from './waveform';

function Toggle({ label, on, onClick }: { label: string; on: boolean; onClick: () => void }) {
  const t = useTranslations('call.player');
  return (
    <button type="button" aria-pressed={on} onClick={onClick} className="h-8 rounded-control px-2 hover:bg-sunken">
      {label} <b className="font-semibold">{on ? t('on') : t('off')}</b>
    </button>
  );
}

/** What another try cannot change: there is none, or an administrator has to say where it lies. */
const FINAL = new Set(['not_found', 'unsupported']);

/** Why there is nothing to hear, in words, and another try where it may help. */
function Silent({ url, onRetry }: { url: string; onRetry: () => void }) {
  const t = useTranslations('call.player');
  const failure = useTranslations('call.player.failure');
  const text = useFailureText();
  const { data } = useQuery(recordingFailureQuery(url));
  const wordsOf = (code: string) => {
    const key = code as Parameters<typeof failure>[0];
    return failure.has(key) ? failure(key) : text(code);
  };
  const reason = data === undefined ? t('asking') : data === null ? t('undecodable') : wordsOf(data);
  return (
    <div
      className="flex min-h-12 items-center gap-3 py-1.5 max-tab:justify-between"
      role="status"
      data-testid="recording-failed"
    >
      <span className="min-w-0 text-pretty text-warn">{reason}</span>
      {!FINAL.has(data ?? '') && <Button onClick={onRetry}>{t('retry')}</Button>}
    </div>
  );
}

function At({ player }: { player: Player }) {
  const formats = useFormats();
  return (
    <span className="mx-1 whitespace-nowrap tabular-nums">
      <b className="font-semibold" data-testid="player-at">
        {formats.position(Math.floor(useSeconds(player.place)))}
      </b>
      <span className="text-ink-3"> / {formats.position(player.length)}</span>
    </span>
  );
}

/** The slider; with a picture it lies over it unseen, so that the whole picture is what is pressed. */
function Slider({ player, wave }: { player: Player; wave: Wave | null }) {
  const t = useTranslations('call.player');
  const formats = useFormats();
  const seconds = useSeconds(player.place);
  return (
    <div className="relative flex h-9 min-w-24 flex-1 items-center rounded-chip max-tab:order-first max-tab:h-10 max-tab:basis-full has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-focus">
      {wave && (
        <div className="pointer-events-none absolute inset-0 isolate">
          <Waveform wave={wave} media={player.media} />
        </div>
      )}
      <input
        type="range"
        aria-label={t('place')}
        aria-valuetext={formats.position(Math.floor(seconds))}
        min={0}
        max={Math.max(1, player.length ?? wave?.seconds ?? 1)}
        step={0.5}
        value={seconds}
        onChange={({ target }) => player.seek(Number(target.value))}
        onKeyDown={(event) => {
          if (event.key !== ' ') return;
          event.preventDefault();
          player.toggle();
        }}
        // Its handle stands over the place: half of it hangs out on both sides.
        className={classes(
          'relative accent-(--ink)',
          wave
            ? '-mx-2 h-full w-[calc(100%+16px)] flex-none cursor-pointer opacity-0'
            : 'w-full max-w-80 max-tab:max-w-none',
        )}
      />
    </div>
  );
}

/** What plays the recording: at the foot of the page, on a phone above the tabs. */
export function PlayerBar({
  url,
  player,
  wave,
  follow,
  onFollow,
}: {
  url: string;
  player: Player;
  /** Null where there is no picture, or none yet. */
  wave: Wave | null;
  follow: boolean;
  onFollow: () => void;
}) {
  const t = useTranslations('call.player');
  const { playing, speed, skipping, failed } = player;
  return (
    <section
      aria-label={t('label')}
      data-testid="player"
      className="no-print sticky bottom-0 z-[6] border-t border-line bg-canvas px-(--gutter) max-tab:fixed max-tab:inset-x-0 max-tab:bottom-(--above-tabs)"
    >
      {/* biome-ignore lint/a11y/useMediaCaption: what is said stands in the transcript above */}
      <audio ref={player.audio} src={url} preload="metadata" />
      {failed ? (
        <Silent url={url} onRetry={player.retry} />
      ) : (
        <div className="flex h-12 items-center gap-2 text-13 max-tab:h-auto max-tab:flex-wrap max-tab:gap-y-1 max-tab:pt-2 max-tab:pb-1.5">
          <button
            type="button"
            aria-label={playing ? t('pause') : t('play')}
            onClick={player.toggle}
            className="grid size-8 flex-none place-items-center rounded-full bg-solid text-on-solid max-tab:size-10"
          >
            <svg aria-hidden="true" viewBox="0 0 16 16" width={14} height={14} fill="currentColor">
              {playing ? <path d="M3.5 2.5h3v11h-3zM9.5 2.5h3v11h-3z" /> : <path d="M4.5 2.5v11l9-5.5z" />}
            </svg>
          </button>
          <At player={player} />
          <Slider player={player} wave={wave} />
          <button
            type="button"
            aria-label={t('speed', { speed })}
            onClick={player.faster}
            className="h-8 rounded-control px-2 font-semibold tabular-nums hover:bg-sunken"
          >
            {speed}×
          </button>
          <Toggle label={t('skip')} on={skipping} onClick={player.skip} />
          <span className="max-tab:hidden">
            <Toggle label={t('follow')} on={follow} onClick={onFollow} />
          </span>
          <span className="ml-auto flex items-center gap-1 text-12 text-ink-3 max-desk:hidden">
            <Kbd>{t('space')}</Kbd> {t('play')} <Kbd>J</Kbd> <Kbd>K</Kbd> {t('lines')} <Kbd>F</Kbd> {t('find')}{' '}
            <Kbd>N</Kbd> {t('next')} <Kbd>?</Kbd> {t('all')}
          </span>
        </div>
      )}
    </section>
  );
}
