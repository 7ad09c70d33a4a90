import { prepareAnswerRates } from '@/lib/charts/answer-rates';
import { levelWords, prepareIntentions } from '@/lib/charts/intentions';
import { prepareStatusGroups } from '@/lib/charts/status-groups';
import { recordsOf } from '@/lib/charts/task-records';
import type { Cell } from '@/lib/csv/text';
import type { Formats } from '@/lib/format/formats';
import type { FileTranslator } from '@/lib/messages/files';
import { ratioOf } from '@/lib/metrics/ratio';
import type { Bucket } from '@/lib/model/quantity';
import type { SharedAnswer } from '@/lib/model/shared-report';
import type { TaskStat } from '@/lib/model/task-stat';
import { columnsOf, EVIDENCE, evidenceCells } from './columns';
import type { Row, Table } from './table';

type Words = { readonly t: FileTranslator; readonly formats: Formats };

const NO_EVIDENCE = EVIDENCE.map((): Cell => null);

function summary(stat: TaskStat, answer: SharedAnswer, { t }: Words): Table {
  const { rows: rates } = prepareAnswerRates(stat, answer.meta.source.dialect);
  const ratios: Row[] = rates.flatMap(({ key, id, ratio }) =>
    ratio === null || ratio.value === null
      ? []
      : [{ key: id, cells: [t(`answerRate.${key}`), null, ...evidenceCells(ratio), id] }],
  );
  const counts = [
    ['answered', stat.calls.answered],
    ['unanswered', stat.calls.unanswered],
    ['total', stat.numbers.total],
    ['done', stat.numbers.done],
    ['waiting', stat.numbers.waiting],
  ] as const;
  return {
    key: 'summary',
    title: t('table.summary'),
    columns: columnsOf(t, ['figure', 'count', ...EVIDENCE, 'definition']),
    rows: [
      ...ratios,
      ...(stat.progress.value === null
        ? []
        : [{ key: 'progress', cells: [t('figure.progress'), null, ...evidenceCells(stat.progress), 'progress'] }]),
      ...counts.flatMap(([key, count]) =>
        count === null ? [] : [{ key, cells: [t(`figure.${key}`), count, ...NO_EVIDENCE, null] }],
      ),
    ],
  };
}

function intentions(stat: TaskStat, answer: SharedAnswer, { t }: Words): Table {
  const { rows, unclassified, empty } = prepareIntentions(recordsOf(stat, answer.meta.source.coverage));
  return {
    key: 'intentions',
    title: t('table.intentions'),
    columns: columnsOf(t, ['level', 'label', 'count', ...EVIDENCE]),
    rows: [
      ...rows.map(({ key, label, count, share }) => ({
        key,
        cells: [key, levelWords(key, label) || label, count, ...evidenceCells(share)],
      })),
      ...(unclassified === null || unclassified === 0 || empty === 'not-provided' || empty === 'no-rows'
        ? []
        : [{ key: 'unclassified', cells: [t('unclassified'), null, unclassified, ...NO_EVIDENCE] }]),
    ],
  };
}

function outcomes(stat: TaskStat, { t }: Words): Table {
  const { groups } = prepareStatusGroups(stat);
  return {
    key: 'outcomes',
    title: t('table.outcomes'),
    columns: columnsOf(t, ['group', 'outcome', 'code', 'label', 'count', 'share', 'base']),
    rows: groups.flatMap(({ group, rows, zero }) =>
      [...rows, ...zero.map((one) => ({ ...one, count: 0, share: null, base: null }))].map((row) => ({
        key: `${row.outcome} ${row.code ?? row.label}`,
        cells: [
          t(`group.${group}`),
          t(`outcome.${row.outcome}`),
          row.code,
          row.label,
          row.count,
          row.share,
          row.base && t(`base.${row.base}`),
        ],
      })),
    ),
  };
}

function buckets(key: 'rounds' | 'talkTime', own: readonly Bucket[], { t, formats }: Words): Table {
  const sum = own.reduce((all, { count }) => all + count, 0);
  return {
    key,
    title: t(`table.${key}`),
    columns: columnsOf(t, ['bucket', 'label', 'count', 'share', 'origin']),
    rows: own.map((bucket) => ({
      key: bucket.label,
      cells: [
        key === 'rounds' ? formats.rounds(bucket) : formats.talkTime(bucket),
        bucket.label,
        bucket.count,
        ratioOf(bucket.count, sum).value,
        t(`origin.${bucket.origin}`),
      ],
    })),
  };
}

function dimensions(stat: TaskStat, { t }: Words): Table {
  return {
    key: 'dimensions',
    title: t('table.dimensions'),
    columns: columnsOf(t, ['dimension', 'value', 'count']),
    rows: stat.dimensions.flatMap(({ name, values }) =>
      [...values]
        .sort((a, b) => b.count - a.count)
        .map(({ label, count }) => ({ key: `${name} ${label}`, cells: [name, label, count] })),
    ),
  };
}

/** The sections of a task's report. Hidden ones are not in the answer, and have no rows. */
export const taskTables = (stat: TaskStat, answer: SharedAnswer, words: Words): readonly Table[] => [
  summary(stat, answer, words),
  intentions(stat, answer, words),
  outcomes(stat, words),
  buckets('rounds', stat.rounds, words),
  buckets('talkTime', stat.talkTime, words),
  dimensions(stat, words),
];
