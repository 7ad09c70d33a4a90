import { DEFINITIONS, type Definition, type FieldMap, RULES } from '@/lib/model/definitions';
import { DIALECTS } from '@/lib/model/dialects';
import type { Dialect } from '@/lib/model/vendor';

export type Area = Definition['area'];

/** How sure a number of this kind is: how its interval comes about, or why it has none. */
export type IntervalKind = 'wilson' | 'shares' | 'census' | 'vendorOnly' | 'count' | 'distribution' | 'average';
/** When there is no honest value, so that "—" is shown. */
export type NullReason = 'noBase' | 'notStated' | 'notGiven' | 'noRows';
/** What it is printed in; the API has rates as 0 to 1 and times in seconds. */
export type MetricUnit = 'percent' | 'count' | 'countAndShare' | 'seconds';

export type VendorRow = { readonly dialect: Dialect; readonly map: FieldMap | null };

export type GlossaryEntry = {
  readonly definition: Definition;
  readonly unit: MetricUnit;
  readonly interval: IntervalKind;
  readonly nullReason: NullReason;
  /** Every dialect that could be asked: outbound metrics have nothing to do with an inbound line, nor the reverse. */
  readonly vendors: readonly VendorRow[];
};

const AREA_OF: Readonly<Record<Dialect, Area>> = {
  'telrobot-agent': 'outbound',
  'telrobot-v1': 'outbound',
  byrobot: 'outbound',
  'airudder-inbound': 'inbound',
};

const UNITS: Readonly<Record<Definition['kind'], MetricUnit>> = {
  ratio: 'percent',
  count: 'count',
  distribution: 'countAndShare',
  seconds: 'seconds',
  average: 'seconds',
};

function intervalOf({ id, kind, map }: Definition): IntervalKind {
  // All numbers of a task are counted; nothing is drawn from a larger whole.
  if (id === 'progress') return 'census';
  if (id === 'intent_distribution') return 'shares';
  if (kind === 'ratio') return Object.values(map).some(({ source }) => source === 'computed') ? 'wilson' : 'vendorOnly';
  if (kind === 'distribution') return 'distribution';
  return kind === 'count' ? 'count' : 'average';
}

function nullReasonOf(definition: Definition): NullReason {
  if (definition.kind === 'distribution') return 'noRows';
  if (definition.kind !== 'ratio') return 'notGiven';
  return intervalOf(definition) === 'vendorOnly' ? 'notStated' : 'noBase';
}

/** What the glossary says of a metric beyond its words. */
export function glossaryEntry(definition: Definition): GlossaryEntry {
  return {
    definition,
    unit: UNITS[definition.kind],
    interval: intervalOf(definition),
    nullReason: nullReasonOf(definition),
    vendors: DIALECTS.filter((dialect) => AREA_OF[dialect] === definition.area).map((dialect) => ({
      dialect,
      map: definition.map[dialect] ?? null,
    })),
  };
}

export type RuleEntry = {
  readonly id: string;
  readonly dialect: Dialect;
  readonly area: Area;
  /** Ids of the metrics that it guards. */
  readonly guards: readonly string[];
};

/** Every reconciliation rule with what it guards. */
export function ruleEntries(): readonly RuleEntry[] {
  return RULES.map(({ id, dialect }) => ({
    id,
    dialect,
    area: AREA_OF[dialect],
    guards: DEFINITIONS.filter(({ checks }) => checks.includes(id)).map((definition) => definition.id),
  }));
}

/** Whether every word of a search is somewhere in these texts; upper and lower case, full and half width are one. */
export function matchesSearch(search: string, texts: readonly string[]): boolean {
  const fold = (text: string) => text.normalize('NFKC').toLowerCase();
  const hay = texts.map(fold);
  return fold(search)
    .split(/\s+/)
    .every((word) => hay.some((text) => text.includes(word)));
}
