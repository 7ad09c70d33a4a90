import type { Cell } from '@/lib/csv/text';
import type { FileTranslator } from '@/lib/messages/files';
import type { Ratio } from '@/lib/model/quantity';
import type { Column, ColumnKind } from './table';

const KINDS = {
  figure: 'text',
  count: 'count',
  rate: 'rate',
  low: 'rate',
  high: 'rate',
  numerator: 'count',
  denominator: 'count',
  vendorRate: 'rate',
  definition: 'text',
  level: 'text',
  label: 'text',
  share: 'rate',
  outcome: 'text',
  group: 'text',
  code: 'text',
  base: 'text',
  bucket: 'text',
  origin: 'text',
  dimension: 'text',
  value: 'text',
  pipe: 'text',
  grain: 'text',
  start: 'text',
  average: 'number',
  name: 'text',
  speaker: 'text',
  at: 'text',
  text: 'text',
  line: 'count',
  result: 'text',
  rule: 'text',
  about: 'text',
  subject: 'text',
  stated: 'text',
  computed: 'text',
  tolerance: 'number',
} as const satisfies Readonly<Record<string, ColumnKind>>;

/** Columns by their keys, with the words of a language. */
export const columnsOf = (t: FileTranslator, keys: readonly (keyof typeof KINDS)[]): readonly Column[] =>
  keys.map((key) => ({ name: t(`column.${key}`), kind: KINDS[key] }));

/** The columns of a ratio's evidence. */
export const EVIDENCE = ['rate', 'low', 'high', 'numerator', 'denominator', 'vendorRate'] as const;

/** A ratio in those columns; all empty without one. */
export const evidenceCells = (ratio: Ratio | null | undefined): readonly Cell[] => [
  ratio?.value ?? null,
  ratio?.interval?.low ?? null,
  ratio?.interval?.high ?? null,
  ratio?.numerator ?? null,
  ratio?.denominator ?? null,
  ratio?.vendorValue ?? null,
];
