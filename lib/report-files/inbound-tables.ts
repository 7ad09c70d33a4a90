import type { FileTranslator } from '@/lib/messages/files';
import {
  INBOUND_AVERAGES,
  INBOUND_COUNTS,
  INBOUND_DISTRIBUTIONS,
  INBOUND_RATES,
  type InboundBucket,
  type InboundStat,
} from '@/lib/model/inbound';
import { localOfInstant } from '@/lib/model/time';
import { columnsOf, EVIDENCE, evidenceCells } from './columns';
import type { Column, Row, Table } from './table';

const PIPES = ['realtime', 'offline'] as const;
type Pipe = (typeof PIPES)[number];

const NO_EVIDENCE = EVIDENCE.map(() => null);

function totalRows(t: FileTranslator, pipe: Pipe, { counts, rates, averages }: InboundBucket): Row[] {
  const head = (text: string) => [t(`pipe.${pipe}`), text];
  return [
    ...INBOUND_COUNTS.flatMap((name) =>
      counts[name] === undefined
        ? []
        : [{ key: `${pipe} ${name}`, cells: [...head(t(`count.${name}`)), counts[name], ...NO_EVIDENCE, null] }],
    ),
    ...INBOUND_RATES.flatMap((name) =>
      rates[name] === undefined
        ? []
        : [{ key: `${pipe} ${name}`, cells: [...head(t(`ratio.${name}`)), null, ...evidenceCells(rates[name]), null] }],
    ),
    ...INBOUND_AVERAGES.flatMap((name) =>
      averages[name] === undefined
        ? []
        : [{ key: `${pipe} ${name}`, cells: [...head(t(`average.${name}`)), null, ...NO_EVIDENCE, averages[name]] }],
    ),
  ];
}

function distributionRows(t: FileTranslator, pipe: Pipe, { distributions }: InboundBucket): Row[] {
  return INBOUND_DISTRIBUTIONS.flatMap((name) =>
    (distributions[name] ?? []).map(({ key, label, count }) => ({
      key: `${pipe} ${name} ${key}`,
      cells: [t(`pipe.${pipe}`), t(`distribution.${name}`), label, count],
    })),
  );
}

function days(stat: InboundStat, zone: string, t: FileTranslator): Table {
  const buckets = PIPES.flatMap((pipe) =>
    [...stat[pipe].daily, ...stat[pipe].hourly].map((bucket) => ({ pipe, ...bucket })),
  );
  // What no day and no hour of this vendor has is no column.
  const counts = INBOUND_COUNTS.filter((name) => buckets.some((bucket) => bucket.counts[name] !== undefined));
  const rates = INBOUND_RATES.filter((name) => buckets.some((bucket) => bucket.rates[name] !== undefined));
  const averages = INBOUND_AVERAGES.filter((name) => buckets.some((bucket) => bucket.averages[name] !== undefined));
  const numbers: readonly Column[] = [
    ...counts.map((name) => ({ name: t(`count.${name}`), kind: 'count' as const })),
    ...rates.map((name) => ({ name: t(`ratio.${name}`), kind: 'rate' as const })),
    ...averages.map((name) => ({ name: t(`average.${name}`), kind: 'number' as const })),
  ];
  return {
    key: 'days',
    title: t('table.days'),
    columns: [...columnsOf(t, ['start', 'grain', 'pipe']), ...numbers],
    rows: buckets.map((bucket) => ({
      key: `${bucket.pipe} ${bucket.grain} ${bucket.start}`,
      cells: [
        localOfInstant(bucket.start, zone),
        t(`grain.${bucket.grain}`),
        t(`pipe.${bucket.pipe}`),
        ...counts.map((name) => bucket.counts[name] ?? null),
        ...rates.map((name) => bucket.rates[name]?.value ?? null),
        ...averages.map((name) => bucket.averages[name] ?? null),
      ],
    })),
  };
}

/** The sections of an inbound line's report. The two pipes stand apart: they are never added. */
export function inboundTables(stat: InboundStat, zone: string, t: FileTranslator): readonly Table[] {
  const totals = PIPES.flatMap((pipe) => {
    const { total } = stat[pipe];
    return total === null ? [] : [{ pipe, total }];
  });
  return [
    {
      key: 'summary',
      title: t('table.summary'),
      columns: columnsOf(t, ['pipe', 'figure', 'count', ...EVIDENCE, 'average']),
      rows: totals.flatMap(({ pipe, total }) => totalRows(t, pipe, total)),
    },
    days(stat, zone, t),
    {
      key: 'distributions',
      title: t('table.distributions'),
      columns: columnsOf(t, ['pipe', 'dimension', 'value', 'count']),
      rows: totals.flatMap(({ pipe, total }) => distributionRows(t, pipe, total)),
    },
  ];
}
