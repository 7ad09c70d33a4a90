import type { CsvTranslator } from '@/lib/messages/csv';
import type { CallOutcome } from '@/lib/model/outcome';
import { localOfInstant } from '@/lib/model/time';
import type { Cell } from './text';

/** How what is no plain text or number is written. */
export type Words = {
  readonly time: (instant: string | null) => Cell;
  readonly outcome: (outcome: CallOutcome) => Cell;
  readonly party: (party: 'robot' | 'customer' | 'agent' | 'unknown') => Cell;
  readonly flag: (value: boolean | null) => Cell;
  readonly carrier: (carrier: 'mobile' | 'unicom' | 'telecom' | null) => Cell;
  readonly setBy: (source: 'machine' | 'human') => Cell;
  readonly direction: (direction: 'outbound' | 'inbound') => Cell;
  readonly basis: (basis: 'customer_turns' | 'robot_turns' | null) => Cell;
  /** Between the items of one cell. */
  readonly separator: string;
};

/** As the API says it: codes, and instants in UTC. */
export const PLAIN_WORDS: Words = {
  time: (instant) => instant,
  outcome: (outcome) => outcome,
  party: (party) => (party === 'unknown' ? null : party),
  flag: (value) => (value === null ? null : String(value)),
  carrier: (carrier) => carrier,
  setBy: (source) => source,
  direction: (direction) => direction,
  basis: (basis) => basis,
  separator: '; ',
};

/** In the reader's language, with local times of a zone, which spreadsheets know for times. */
export function reportWords(t: CsvTranslator, zone: string): Words {
  return {
    time: (instant) => (instant === null ? null : localOfInstant(instant, zone)),
    outcome: (outcome) => t(`outcome.${outcome}`),
    party: (party) => (party === 'unknown' ? null : t(`party.${party}`)),
    flag: (value) => (value === null ? null : t(value ? 'yes' : 'no')),
    carrier: (carrier) => (carrier === null ? null : t(`carrier.${carrier}`)),
    setBy: (source) => t(`setBy.${source}`),
    direction: (direction) => t(`direction.${direction}`),
    basis: (basis) => (basis === null ? null : t(`basis.${basis}`)),
    separator: t('separator'),
  };
}
