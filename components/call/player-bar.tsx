'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { useFailureText } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/marks';
import { recordingFailureQuery } from '@/lib/queries/recording';
import type { Player } from './use-player';

function Toggle({ label, on, onClick }: { label: string; on: boolean; onClick: () => void }) {
  const t = useTranslations('call.player');
  return (
    <button type="button" aria-pressed={on} onClick={onClick} className="h-8 rounded-control px-2 hover:bg-sunken">
      {label} <b className="font-semibold">{on ? t('on') : t('off')}</b>
    </button>
  );
}

/** Why there is nothing to hear, in words, and another try. */
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
    <div className="flex h-12 flex-wrap items-center gap-3" role="status" data-testid="recording-failed">
      <span className="text-warn">{reason}</span>
      <Button onClick={onRetry}>{t('retry')}</Button>
    </div>
  );
}

/** What plays the recording: at the foot of the page, on a phone above the tabs. */
export function PlayerBar({
  url,
  player,
  follow,
  onFollow,
}: {
  url: string;
  player: Player;
  follow: boolean;
  onFollow: () => void;
}) {
  const t = useTranslations('call.player');
  const formats = useFormats();
  const { playing, seconds, length, speed, skipping, failed } = player;
  return (
    <section
      aria-label={t('label')}
      data-testid="player"
      className="no-print sticky bottom-0 z-[6] border-t border-line bg-canvas px-(--gutter) max-tab:fixed max-tab:inset-x-0 max-tab:bottom-[62px]"
    >
      {/* biome-ignore lint/a11y/useMediaCaption: what is said stands in the transcript above */}
      <audio ref={player.audio} src={url} preload="metadata" />
      {failed ? (
        <Silent url={url} onRetry={player.retry} />
      ) : (
        <div className="flex h-12 items-center gap-2 text-13">
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
          <span className="mx-1 whitespace-nowrap tabular-nums">
            <b className="font-semibold" data-testid="player-at">
              {formats.duration(Math.floor(seconds))}
            </b>
            <span className="text-ink-3"> / {formats.duration(length)}</span>
          </span>
          <input
            type="range"
            aria-label={t('place')}
            aria-valuetext={formats.duration(Math.floor(seconds))}
            min={0}
            max={Math.max(1, Math.floor(length ?? 1))}
            step={1}
            value={Math.floor(seconds)}
            onChange={({ target }) => player.seek(Number(target.value))}
            className="w-40 accent-(--ink) max-tab:w-auto max-tab:min-w-0 max-tab:flex-1"
          />
          <button
            type="button"
            aria-label={t('speed', { speed })}
            onClick={player.faster}
            className="h-8 rounded-control px-2 font-semibold tabular-nums hover:bg-sunken"
          >
            {speed}×
          </button>
          <span className="max-tab:hidden">
            <Toggle label={t('skip')} on={skipping} onClick={player.skip} />
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
