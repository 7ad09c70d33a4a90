'use client';
import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useKeys } from '@/components/shell/use-keys';
import { useConnection } from '@/components/source/use-connection';
import { classes } from '@/components/ui/classes';
import { comeBackTo } from '@/components/ui/come-back';
import type { callEndpoint } from '@/lib/api/calls';
import { heardAt, type Line, prepareTranscript } from '@/lib/charts/transcript';
import { prepareWave } from '@/lib/charts/waveform';
import type { Call } from '@/lib/model/call';
import type { ReplyOf } from '@/lib/queries/call';
import { callPath } from '@/lib/queries/call-filters';
import { peaksQuery, recordingUrl } from '@/lib/queries/recording';
import { CallAside } from './call-aside';
import { CallGate } from './call-gate';
import { CallHead } from './call-head';
import { PlayerBar } from './player-bar';
import { TurnLane } from './turn-lane';
import { type TurnKeys, Turns, useCurrentTurn } from './turns';
import { useAhead } from './use-ahead';
import { type CallId, type Neighbours, useBack, useNeighbours } from './use-call';
import { type Player, usePlayer } from './use-player';
import { useReveal } from './use-reveal';

/** The space bar presses a button, but for a line's: there it plays, since Enter goes to the line. */
const isOtherButton = (target: EventTarget | null) =>
  target instanceof HTMLButtonElement && target.dataset['turn'] === undefined;

/** Why a call may be without words. */
function wordlessOf({ outcome }: Call, audible: boolean) {
  if (audible) return 'emptyAudible';
  if (outcome === 'unknown') return 'emptyText';
  return outcome === 'answered' ? 'emptySilent' : 'emptyUnanswered';
}

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

function CallPage({
  one,
  back,
  neighbours,
  answer,
  zone,
}: {
  one: CallId;
  back: string;
  neighbours: Neighbours | null;
  answer: Answer;
  zone: string;
}) {
  const search = useSearchParams().toString();
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
  return (
    <div
      ref={listen}
      className={classes(
        'flex min-h-[calc(100dvh-var(--bar-height))] flex-col',
        audible && '-mb-16 max-tab:mb-0 max-tab:pb-28',
      )}
    >
      <CallHead
        one={one}
        call={call}
        zone={zone}
        back={back}
        neighbours={neighbours}
        moment={selected !== null}
        action={reveal.action}
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
            empty={wordlessOf(call, audible)}
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
  const router = useRouter();
  const back = useBack(one);
  const neighbours = useNeighbours(one);
  // Here, so that whoever goes through a list goes on also from a call that does not come.
  const ways: Readonly<Record<string, string | null | undefined>> = {
    N: neighbours?.next,
    P: neighbours?.previous,
    B: back,
  };
  const listen = useKeys((key, event) => {
    const way = ways[key];
    if (!way) return;
    event.preventDefault();
    if (way === back) comeBackTo(one.callId);
    router.push(way as Route);
  });
  return (
    <div ref={listen} data-testid="call">
      <CallGate one={one} back={back} neighbours={neighbours}>
        {(answer, zone) => (
          <CallPage key={one.callId} one={one} back={back} neighbours={neighbours} answer={answer} zone={zone} />
        )}
      </CallGate>
    </div>
  );
}
