'use client';
import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter, useSearchParams } from 'next/navigation';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { useKeys } from '@/components/shell/use-keys';
import { useConnection } from '@/components/task/use-task';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/link';
import { PageHead } from '@/components/ui/page-head';
import type { callEndpoint } from '@/lib/api/calls';
import { type Line, prepareTranscript } from '@/lib/charts/transcript';
import type { Call } from '@/lib/model/call';
import type { ReplyOf } from '@/lib/queries/call';
import { callPath } from '@/lib/queries/call-filters';
import { recordingUrl } from '@/lib/queries/recording';
import { taskQuery } from '@/lib/queries/tasks';
import { CallAside, LevelMark } from './call-aside';
import { CallGate } from './call-gate';
import { PlayerBar } from './player-bar';
import { RevealNumbers } from './reveal-numbers';
import { TurnLane } from './turn-lane';
import { type TurnKeys, Turns, useCurrentTurn } from './turns';
import { type CallId, useBack, useNeighbours } from './use-call';
import { usePlayer } from './use-player';

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

type Answer = ReplyOf<typeof callEndpoint>;

/** The line that is heard at a moment; null before the first. */
const heardAt = (lines: readonly Line[], ms: number) =>
  lines.findLast(({ startMs, turn }) => startMs !== null && !turn.interim && startMs <= ms)?.seq ?? null;

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
  const transcript = prepareTranscript(turns, { interim, talkSeconds: call.talkSeconds });
  const player = usePlayer(transcript.lines);
  const connection = useConnection(one.connectionId);
  const audible = call.recording.kind !== 'none' && connection?.capabilities.includes('recording') === true;
  const following = audible && follow && player.playing;
  const current = following ? heardAt(transcript.lines, player.seconds * 1000) : selected;
  const go = (seq: number) => {
    select(seq);
    const start = transcript.lines.find((line) => line.seq === seq)?.startMs;
    if (audible && start != null) player.seek(start / 1000);
  };
  const listen = useKeys((key, event) => {
    const goTo = key === 'N' ? neighbours?.next : key === 'P' ? neighbours?.previous : null;
    if (goTo) router.push(goTo as Route);
    else if (key === 'J') turnKeys.current?.move(1);
    else if (key === 'K') turnKeys.current?.move(-1);
    else if (key === 'I') setInterim((was) => !was);
    else if (key === 'C') document.querySelector<HTMLElement>('[data-copy-link]')?.click();
    else if (key === ',' && audible) player.seek(player.seconds - 5);
    else if (key === '.' && audible) player.seek(player.seconds + 5);
    else if (key === ' ' && audible && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      player.toggle();
    } else if (key === 'F') {
      // The letter is the key's, not the search's.
      event.preventDefault();
      turnKeys.current?.find();
    }
  });
  const when = [
    call.dialedAt === null ? null : formats.dateTime(call.dialedAt, zone),
    call.talkSeconds === null ? null : formats.duration(call.talkSeconds),
  ];
  return (
    <div ref={listen} className="max-tab:pb-16">
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
            <CopyLink moment={selected !== null} />
          </>
        }
      />
      <RevealNumbers one={one} />
      <div className="row grid-cols-[184px_minmax(0,1fr)_328px]! max-desk:grid-cols-1!">
        <div className="cell col-auto! pr-4! max-desk:hidden">
          <TurnLane
            transcript={transcript}
            current={current}
            headMs={audible && (player.playing || player.seconds > 0) ? player.seconds * 1000 : null}
            onSelect={go}
          />
        </div>
        <div className="cell col-auto!">
          <Turns
            transcript={transcript}
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
        <PlayerBar url={recordingUrl(one)} player={player} follow={follow} onFollow={() => setFollow((was) => !was)} />
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
