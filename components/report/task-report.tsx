import { prepareAnswerRates } from '@/lib/charts/answer-rates';
import { prepareIntentions } from '@/lib/charts/intentions';
import { prepareStatusGroups } from '@/lib/charts/status-groups';
import { recordsOf } from '@/lib/charts/task-records';
import type { Bucket } from '@/lib/model/quantity';
import type { SharedAnswer } from '@/lib/model/shared-report';
import type { TaskStat } from '@/lib/model/task-stat';
import { type BarRow, Bars, Figure, HATCHED, Part, percent, RateFigure } from './parts';
import type { Words } from './words';

type Shown = {
  readonly answer: SharedAnswer;
  readonly stat: TaskStat;
  readonly words: Words;
  readonly pictures: boolean;
};

/** What the button of a chart's picture is called, where it has one. */
const saving = ({ pictures, words: { r } }: Shown, title: string, drawn = true) =>
  pictures && drawn ? r('picture', { title }) : undefined;

const has = ({ answer }: Shown, section: string) =>
  answer.data.report.sections === undefined || answer.data.report.sections.includes(section);

/** The strip of numbers above everything else. */
function TaskFigures(shown: Shown) {
  const { stat, words, answer } = shown;
  const { formats, task, r } = words;
  const { chosen } = prepareAnswerRates(stat, answer.meta.source.dialect);
  const { numbers, calls } = stat;
  return (
    <dl className="big">
      {has(shown, 'answerRate') && (
        <RateFigure
          hero
          few={chosen.tooFew}
          label={
            <>
              {task('rate.title')} <span className="m3">{task(`rate.name.${chosen.key}`)}</span>
            </>
          }
          ratio={chosen.ratio}
          words={words}
        />
      )}
      {has(shown, 'progress') && (
        <Figure
          label={task('progress.doneName')}
          value={formats.number(numbers.done)}
          base={r('ofNumbers', {
            whole: formats.number(numbers.total),
            share: formats.rate(stat.progress.value, stat.progress.denominator),
          })}
        />
      )}
      {has(shown, 'answerRate') && (
        <>
          <Figure label={task('intentions.answered')} value={formats.number(calls.answered)} unit={r('callsUnit')} />
          <Figure label={r('unanswered')} value={formats.number(calls.unanswered)} unit={r('callsUnit')} />
        </>
      )}
    </dl>
  );
}

function Levels(shown: Shown) {
  const { words, answer } = shown;
  const { formats, task, common } = words;
  const stat = recordsOf(shown.stat, answer.meta.source.coverage);
  const figure = prepareIntentions(stat);
  const { rows, stack, unclassified, classified, answered } = figure;
  const most = Math.max(1, unclassified ?? 0, ...rows.map(({ count }) => count));
  const lines: BarRow[] = rows.map(({ key, label, count, share, tone }) => ({
    key,
    label,
    count: formats.number(count),
    share: formats.rate(share.value, share.denominator),
    interval: formats.interval(share.interval, share.denominator),
    length: count / most,
    fill: `var(--${tone})`,
  }));
  const rest: BarRow[] =
    unclassified === null || unclassified === 0
      ? []
      : [
          {
            key: 'unclassified',
            label: common('level.unclassified'),
            count: formats.number(unclassified),
            share: common('level.notShared'),
            length: unclassified / most,
            fill: HATCHED,
          },
        ];
  const note =
    answered === null
      ? task('intentions.subtitleOnly', { classified: formats.number(classified) })
      : task('intentions.subtitle', { answered: formats.number(answered), classified: formats.number(classified) });
  return (
    <Part
      title={task('intentions.title')}
      note={figure.empty === null ? note : undefined}
      save={saving(shown, task('intentions.title'), figure.empty === null)}
      formula={words.metric('intent_distribution.formula')}
    >
      {figure.empty === null ? (
        <>
          <div className="stack" aria-hidden="true">
            <svg aria-hidden="true" height="38">
              {stack.segments.map(({ key, start, share, hatched }) =>
                // A letter that has no room is below, in the table.
                hatched || share < 0.04 ? null : (
                  <text key={key} x={percent(start)} y="12">
                    {key}
                  </text>
                ),
              )}
              {stack.segments.map(({ key, start, share, tone, hatched }) => (
                <rect
                  key={key}
                  x={percent(start)}
                  y="18"
                  width={percent(share)}
                  height="20"
                  fill={hatched ? HATCHED : `var(--${tone})`}
                  stroke="var(--canvas)"
                  strokeWidth="1"
                />
              ))}
            </svg>
          </div>
          <Bars
            caption={task('intentions.title')}
            heads={[common('chart.levelHead'), common('chart.calls'), common('chart.shareHead')]}
            rows={[...lines, ...rest]}
          />
        </>
      ) : (
        <p className="m3">{common(`chart.empty.${figure.empty}`)}</p>
      )}
    </Part>
  );
}

function Statuses(shown: Shown) {
  const { stat, words } = shown;
  const { formats, task, common } = words;
  const { groups, sum, max, codes, base, empty } = prepareStatusGroups(stat);
  const rows = groups
    .filter(({ sum: own }) => own > 0)
    .flatMap(({ group, sum: own, rows: lines, hatched }): BarRow[] => [
      {
        key: group,
        group: true,
        label: common(`group.${group}`),
        count: formats.number(own),
        share: formats.rate(sum === 0 ? null : own / sum, sum),
        length: null,
      },
      ...lines.map(({ outcome, code, label, count, share }) => ({
        key: `${outcome} ${code}`,
        label,
        count: formats.number(count),
        share: formats.rate(share, sum),
        length: count / Math.max(1, max),
        fill: hatched ? HATCHED : 'var(--data)',
      })),
    ]);
  return (
    <Part
      title={task('statuses.title')}
      save={saving(shown, task('statuses.title'), empty === null)}
      formula={words.metric('outcome_distribution.formula')}
      {...(base !== null && {
        note: task(`statuses.${base}`, { sum: formats.number(sum), codes: formats.number(codes) }),
      })}
    >
      {empty === null ? (
        <Bars
          caption={task('statuses.title')}
          heads={[common('chart.status'), common('chart.count'), common('chart.share')]}
          rows={rows}
        />
      ) : (
        <p className="m3">{common(`chart.empty.${empty}`)}</p>
      )}
    </Part>
  );
}

function Histogram({ unit, ...shown }: Shown & { unit: 'rounds' | 'talk' }) {
  const { stat, words } = shown;
  const buckets: readonly Bucket[] = unit === 'rounds' ? stat.rounds : stat.talkTime;
  const { formats, task, common } = words;
  const sum = buckets.reduce((all, { count }) => all + count, 0);
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  const [first] = buckets;
  return (
    <Part
      title={task(`${unit}.title`)}
      save={saving(shown, task(`${unit}.title`), buckets.length > 0)}
      formula={words.metric(unit === 'rounds' ? 'rounds_distribution.formula' : 'talk_time_distribution.formula')}
      {...(first && { note: task(`${unit}.${first.origin}`, { sum: formats.number(sum) }) })}
    >
      {buckets.length === 0 ? (
        <p className="m3">{common('chart.empty.not-provided')}</p>
      ) : (
        <Bars
          caption={task(`${unit}.title`)}
          heads={[common('chart.bucket'), common('chart.calls'), common('chart.share')]}
          rows={buckets.map((bucket) => ({
            key: bucket.label,
            label: unit === 'rounds' ? formats.rounds(bucket) : formats.talkTime(bucket),
            count: formats.number(bucket.count),
            share: formats.rate(sum === 0 ? null : bucket.count / sum, sum),
            length: bucket.count / most,
          }))}
        />
      )}
    </Part>
  );
}

const LIMIT = 8;

function Dimensions(shown: Shown) {
  const { stat, words } = shown;
  const { formats, task, common } = words;
  return stat.dimensions.map(({ name, values }) => {
    const sorted = [...values].sort((a, b) => b.count - a.count);
    const drawn = sorted.slice(0, LIMIT);
    const sum = formats.number(values.reduce((all, { count }) => all + count, 0));
    const most = Math.max(1, sorted[0]?.count ?? 0);
    return (
      <Part
        key={name}
        title={name}
        save={saving(shown, name)}
        formula={task('dimension.formula')}
        note={
          drawn.length < sorted.length
            ? task('dimension.capped', { shown: drawn.length, total: sorted.length, sum })
            : task('dimension.subtitle', { count: sorted.length, sum })
        }
      >
        <Bars
          caption={name}
          heads={[common('chart.name'), common('chart.count'), null]}
          rows={drawn.map(({ label, count }) => ({
            key: label,
            label,
            count: formats.number(count),
            length: count / most,
          }))}
        />
      </Part>
    );
  });
}

/** Everything of a task that a link shows, in the order of the task's own page. */
export function TaskReport(shown: Shown) {
  return (
    <>
      {(has(shown, 'answerRate') || has(shown, 'progress')) && <TaskFigures {...shown} />}
      <div className="two">
        <div>
          {has(shown, 'intentions') && <Levels {...shown} />}
          {has(shown, 'rounds') && <Histogram {...shown} unit="rounds" />}
          {has(shown, 'talkTime') && <Histogram {...shown} unit="talk" />}
        </div>
        <div>
          {has(shown, 'outcomes') && <Statuses {...shown} />}
          {has(shown, 'dimensions') && <Dimensions {...shown} />}
        </div>
      </div>
    </>
  );
}
