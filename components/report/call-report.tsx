import { prepareTranscript } from '@/lib/charts/transcript';
import type { Call, Turn } from '@/lib/model/call';
import { Part } from './parts';
import type { Words } from './words';

const SIDE = { robot: 'r', customer: 'c', agent: 'a' } as const;

function Facts({ call, zone, words }: { call: Call; zone: string; words: Words }) {
  const { formats, callWords, common, r } = words;
  const facts = [
    [callWords('facts.outcome'), common(`outcome.${call.outcome}`)],
    [r('call.level'), call.intent?.label],
    [callWords('facts.dialed'), call.dialedAt && formats.dateTime(call.dialedAt, zone)],
    [callWords('facts.talk'), call.talkSeconds === null ? null : formats.position(call.talkSeconds)],
    [callWords('facts.rounds'), call.rounds === null ? null : formats.number(call.rounds)],
    [callWords('facts.hangup'), call.hangupBy === 'unknown' ? null : callWords(`hangupBy.${call.hangupBy}`)],
  ] as const;
  return (
    <Part title={r('call.facts')}>
      <dl className="kv facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name} className="pair">
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Part>
  );
}

/** One call as a stranger may read it: no name, no sound, no long number. */
export function CallReport({
  call,
  turns,
  zone,
  words,
}: {
  call: Call | undefined;
  turns: readonly Turn[] | undefined;
  zone: string;
  words: Words;
}) {
  const { formats, callWords, r } = words;
  const lines = turns && prepareTranscript(turns, { interim: false, talkSeconds: call?.talkSeconds ?? null }).lines;
  return (
    <>
      {call && <Facts call={call} zone={zone} words={words} />}
      {lines && (
        <Part title={r('call.turns')} note={r('call.turnsNote', { count: lines.length })}>
          {lines.length === 0 && <p className="m3">{r('call.noTurns')}</p>}
          <ol className="turns">
            {lines.map(({ seq, turn, startMs, timing }) => (
              <li key={seq}>
                <span className="m3">
                  {startMs === null
                    ? ''
                    : `${timing === 'inferred' ? '≈' : ''}${formats.position(Math.floor(startMs / 1000))}`}
                </span>
                <span className={SIDE[turn.speaker]}>{callWords(`speaker.${turn.speaker}`)}</span>
                <p>{turn.text}</p>
              </li>
            ))}
          </ol>
        </Part>
      )}
    </>
  );
}
