import { type PreparedCheck, prepareChecks } from '@/lib/charts/checks';
import type { SharedAnswer } from '@/lib/model/shared-report';
import { Part } from './parts';
import type { Words } from './words';

/** What is told of how each section was computed. */
const DEFINITIONS = {
  task: [
    ['answerRate', 'answer_rate.attempt'],
    ['progress', 'progress'],
    ['intentions', 'intent_distribution'],
    ['outcomes', 'outcome_distribution'],
  ],
  inbound: [
    ['totals', 'inbound_calls'],
    ['totals', 'transfer_attempt_rate'],
    ['totals', 'transfer_success_rate'],
  ],
  call: [],
} as const;

/** The same two values against the same rule are one line, although a total and its only day both break it. */
function isFirst({ rule, parts: [part] }: PreparedCheck, at: number, all: readonly PreparedCheck[]): boolean {
  const isSame = (one: PreparedCheck) =>
    one.rule === rule && one.parts[0]?.stated === part?.stated && one.parts[0]?.computed === part?.computed;
  return all.findIndex(isSame) === at;
}

function Checks({ answer, words }: { answer: SharedAnswer; words: Words }) {
  const { formats, r, rule } = words;
  const { groups, counts } = prepareChecks(answer.meta.checks, formats);
  const failed = groups.filter(({ result }) => result === 'warning' || result === 'info');
  const { coverage } = answer.meta.source;
  const all = counts.pass + counts.warning + counts.info;
  return (
    <ul className="notes">
      {failed.flatMap(({ checks }) =>
        checks
          .filter(isFirst)
          .slice(0, 3)
          .map(({ key, rule: id, parts: [part] }) => (
            <li key={key}>
              {part && (
                <span className="nn">≠ {r('notes.failed', { stated: part.stated, computed: part.computed })}</span>
              )}
              {rule(id)} <span className="m3">{id}</span>
            </li>
          )),
      )}
      <li className={failed.length === 0 && all > 0 ? 'ok' : undefined}>
        {all === 0
          ? r('notes.none')
          : failed.length === 0
            ? r('notes.allAgree', { count: counts.pass })
            : r('notes.agree', { count: counts.pass })}
      </li>
      {coverage && coverage.rows < coverage.total && (
        <li>{r('notes.coverage', { rows: formats.number(coverage.rows), total: formats.number(coverage.total) })}</li>
      )}
    </ul>
  );
}

/** What does not add up, and how the numbers were made. */
export function Notes({ answer, words }: { answer: SharedAnswer; words: Words }) {
  const { r, metric } = words;
  const { report } = answer.data;
  const has = (section: string) => report.sections === undefined || report.sections.includes(section);
  const definitions = DEFINITIONS[report.kind].filter(([section]) => has(section));
  return (
    <div className="two">
      {has('checks') && (
        <Part title={r('notes.title')}>
          <Checks answer={answer} words={words} />
        </Part>
      )}
      <Part title={r('how.title')}>
        <ul className="notes">
          {definitions.map(([, id]) => (
            <li key={id}>
              <b>{metric(`${id}.name`)}</b>
              {metric(`${id}.formula`)}
            </li>
          ))}
          {definitions.length > 0 && <li>{r('how.interval')}</li>}
          <li className="m3">{r('how.source', { endpoint: answer.meta.source.endpoint })}</li>
        </ul>
      </Part>
    </div>
  );
}
