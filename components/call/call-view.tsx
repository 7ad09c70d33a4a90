'use client';
import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter, useSearchParams } from 'next/navigation';
import { lazy, Suspense, useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { useKeys } from '@/components/shell/use-keys';
import { useConnection } from '@/components/source/use-connection';
import { Button } from '@/components/ui/button';
import { classes } from '@/components/ui/classes';
import { TextLink } from '@/components/ui/link';
import { PageHead } from '@/components/ui/page-head';
import type { callEndpoint } from '@/lib/api/calls';
import { heardAt, type Line, prepareTranscript } from '@/lib/charts/transcript';
import { prepareWave } from '@/lib/charts/waveform';
import type { Call } from '@/lib/model/call';
import type { ReplyOf } from '@/lib/queries/call';
import { callPath } from '@/lib/queries/call-filters';
import { peaksQuery, recordingUrl } from '@/lib/queries/recording';
import { taskQuery } from '@/lib/queries/tasks';
import { CallAside, LevelMark } from './call-aside';
import { CallGate } from './call-gate';
import { PlayerBar } from './player-bar';
import { TurnLane } from './turn-lane';
import { type TurnKeys, Turns, useCurrentTurn } from './turns';
import { useAhead } from './use-ahead';
import { type CallId, useBack, useNeighbours } from './use-call';
import { type Player, usePlayer } from './use-player';
import { useReveal } from './use-reveal';

// Near its limit of weight: a menu that few open comes after the page.
const ExportMenu = lazy(() =>
  import('@/components/links/export-menu').then(({ ExportMenu: menu }) => ({ default: menu })),
);
// Few calls are sent on: the page does not wait for it.
const ShareButton = lazy(() =>
  import('@/components/links/share-button').then(({ ShareButton: button }) => ({ default: button })),
);

function CopyLink({ moment }: { moment: boolean }) {
  const t = useTranslations('call');
  const [copied, setCopied] = useState(false);
  return (
    <Button
      data-copy-link
      onBlur={() => setCopied(false)}
      onClick={() =>
        void navigator.clipboard.writeText(window.location.href).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      <span role="status">{copied ? t('copied') : moment ? t('copyMoment') : t('copyCall')}</span>
    </Button>
  );
}

function Crumb({ one, call, back }: { one: CallId; call: Call | undefined; back: string }) {
  const t = useTranslations('call');
  const taskId = one.taskId ?? call?.taskId ?? undefined;
  const task = useQuery({
    ...taskQuery({ connectionId: one.connectionId, taskId: taskId ?? '' }),
    enabled: taskId !== undefined,
  });
  return (
    <>
      <TextLink href={back}>{task.data?.data.name ?? t('back')}</TextLink> / {t('crumb')}{' '}
      <span className="font-mono">{one.callId.slice(0, 8)}</span>
    </>
  );
}

function Neighbours({ neighbours }: { neighbours: NonNullable<ReturnType<typeof useNeighbours>> }) {
  const t = useTranslations('call');
  const formats = useFormats();
  const { at, total, previous, next } = neighbours;
  return (
    <nav className="flex items-center gap-3 text-12 text-ink-3" data-testid="neighbours">
      {at !== null && t('position', { at: formats.number(at), total: formats.number(total) })}
      {previous !== null && <TextLink href={previous}>{t('previous')}</TextLink>}
      {next !== null && <TextLink href={next}>{t('next')}</TextLink>}
    </nav>
  );
}

/** The space bar presses a button, but for a line's: there it plays, since Enter goes to the line. */
const isOtherButton = (target: EventTarget | null) =>
  target instanceof HTMLButtonElement && target.dataset['turn'] === undefined;

const NOBODY: readonly never[] = [];

type Answer = ReplyOf<typeof callEndpoint>;

/** The line that is heard now, while it is followed: it changes with the lines, not with the seconds. */
const useHeard = ({ place }: Player, lines: readonly Line[], following: boolean) =>
  useSyncExternalStore(
    place.subscribe,
    () => (following ? heardAt(lines, place.seconds() * 1000) : null),
    () => null,
  );

function usePicture({ connectionId, callId, taskId }: CallId, lines: readonly Line[], enabled: boolean) {
  const { data } = useQuery({ ...peaksQuery({ connectionId, callId, taskId }), enabled });
  return useMemo(() => data && prepareWave(data.data, lines), [data, lines]) ?? null;
}

function CallPage({ one, back, answer, zone }: { one: CallId; back: string; answer: Answer; zone: string }) {
  const t = useTranslations('call');
  const formats = useFormats();
  const router = useRouter();
  const search = useSearchParams().toString();
  const neighbours = useNeighbours(one);
  const [selected, select] = useCurrentTurn();
  const [interim, setInterim] = useState(false);
  const [follow, setFollow] = useState(true);
  const turnKeys = useRef<TurnKeys | null>(null);
  const { call, turns } = answer.data;
  const { talkSeconds } = call;
  const transcript = useMemo(() => prepareTranscript(turns, { interim, talkSeconds }), [turns, interim, talkSeconds]);
  const { lines } = transcript;
  const player = usePlayer(lines);
  const connection = useConnection(one.connectionId);
  const audible = call.recording.kind !== 'none' && connection?.capabilities.includes('recording') === true;
  const following = audible && follow && player.playing;
  const heard = useHeard(player, lines, following);
  const current = following ? heard : selected;
  const wave = usePicture(one, lines, audible && !player.failed);
  const laneMs = Math.max(transcript.lengthMs ?? 0, (wave?.seconds ?? 0) * 1000);
  const reveal = useReveal(one);
  useAhead(one, neighbours?.ahead ?? NOBODY, audible && player.playing);
  const { seek } = player;
  const go = useCallback(
    (seq: number) => {
      select(seq);
      const start = lines.find((line) => line.seq === seq)?.startMs;
      if (audible && start != null) seek(start / 1000);
    },
    [select, seek, lines, audible],
  );
  const goToMoment = (ms: number) => {
    const seq = heardAt(lines, ms);
    if (seq !== null) {
      select(seq);
      document.getElementById(`turn-${seq}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (audible) seek(ms / 1000);
  };
  const keys: Readonly<Record<string, () => void>> = {
    n: () => neighbours?.next && router.push(neighbours.next as Route),
    p: () => neighbours?.previous && router.push(neighbours.previous as Route),
    j: () => turnKeys.current?.move(1),
    k: () => turnKeys.current?.move(-1),
    i: () => setInterim((was) => !was),
    c: () => document.querySelector<HTMLElement>('[data-copy-link]')?.click(),
    f: () => turnKeys.current?.find(),
    ...(audible && {
      ',': () => seek(player.place.seconds() - 5),
      '.': () => seek(player.place.seconds() + 5),
      ' ': player.toggle,
    }),
  };
  const listen = useKeys((key, event) => {
    const act = key === ' ' && isOtherButton(event.target) ? undefined : keys[key.toLowerCase()];
    if (!act) return;
    // The letter is the key's, not the search's, and space does not scroll.
    event.preventDefault();
    act();
  });
  const when = [
    call.dialedAt === null ? null : formats.dateTime(call.dialedAt, zone),
    call.talkSeconds === null ? null : formats.position(call.talkSeconds),
  ];
  return (
    <div
      ref={listen}
      className={classes(
        'flex min-h-[calc(100dvh-var(--bar-height))] flex-col',
        audible && '-mb-16 max-tab:mb-0 max-tab:pb-28',
      )}
    >
      <PageHead
        crumb={<Crumb one={one} call={call} back={back} />}
        title={call.callee ?? t('noNumber')}
        state={
          <>
            {call.intent && <LevelMark intent={call.intent} />}
            <span className="text-ink-3">{when.filter(Boolean).join(', ')}</span>
          </>
        }
        actions={
          <>
            {neighbours && <Neighbours neighbours={neighbours} />}
            {reveal.action}
            <Suspense>
              <ExportMenu
                path={`/connections/${encodeURIComponent(one.connectionId)}/calls/${encodeURIComponent(one.callId)}`}
                search={one.taskId === undefined ? {} : { taskId: one.taskId }}
              />
            </Suspense>
            <CopyLink moment={selected !== null} />
            <Suspense>
              <ShareButton
                report={{ kind: 'call', ...one, taskId: one.taskId ?? call.taskId ?? undefined }}
                dated={false}
              />
            </Suspense>
          </>
        }
      />
      {reveal.shown}
      <div
        className={classes(
          'row grow max-desk:content-start max-desk:grid-cols-1!',
          laneMs > 0 ? 'grid-cols-[184px_minmax(0,1fr)_328px]!' : 'grid-cols-[minmax(0,1fr)_328px]!',
        )}
      >
        {laneMs > 0 && (
          <div className="cell col-auto! pr-4! max-desk:hidden">
            <TurnLane
              transcript={transcript}
              wave={wave}
              totalMs={laneMs}
              place={player.place}
              current={current}
              onMoment={goToMoment}
            />
          </div>
        )}
        <div className="cell col-auto!">
          <Turns
            transcript={transcript}
            audible={audible}
            current={current}
            interim={interim}
            onInterim={() => setInterim((was) => !was)}
            onSelect={go}
            following={following}
            keys={turnKeys}
          />
        </div>
        <aside className="cell col-auto!">
          <CallAside
            call={call}
            zone={zone}
            transcript={transcript}
            current={current}
            checks={answer.meta.checks}
            rawHref={callPath(one, one.callId, { search, tab: '/raw' })}
            onSelect={(seq) => {
              go(seq);
              document.getElementById(`turn-${seq}`)?.scrollIntoView({ block: 'center' });
            }}
          />
        </aside>
      </div>
      {audible && (
        <PlayerBar
          url={recordingUrl(one)}
          player={player}
          wave={wave}
          follow={follow}
          onFollow={() => setFollow((was) => !was)}
        />
      )}
    </div>
  );
}

/** One call: its words beside who spoke when, its recording, and what is known of it. */
export function CallView(one: CallId) {
  const back = useBack(one);
  return (
    <div data-testid="call">
      <CallGate one={one} back={back}>
        {(answer, zone) => <CallPage key={one.callId} one={one} back={back} answer={answer} zone={zone} />}
      </CallGate>
    </div>
  );
}
