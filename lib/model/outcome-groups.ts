import type { CallOutcome } from './outcome';

export type OutcomeGroup =
  | 'pending'
  | 'answered'
  | 'not_answered'
  | 'invalid_number'
  | 'filtered'
  | 'our_side'
  | 'unknown';

/** The six groups in which number statuses are drawn, in their order, and the outcomes that belong to each. */
export const OUTCOME_GROUPS: readonly { readonly group: OutcomeGroup; readonly outcomes: readonly CallOutcome[] }[] = [
  { group: 'pending', outcomes: ['waiting', 'dialing', 'redial_scheduled'] },
  { group: 'answered', outcomes: ['answered'] },
  {
    group: 'not_answered',
    outcomes: ['rejected', 'no_answer', 'busy', 'unreachable', 'powered_off', 'incoming_restricted'],
  },
  { group: 'invalid_number', outcomes: ['empty_number', 'suspended', 'callee_arrears'] },
  { group: 'filtered', outcomes: ['user_blocked', 'blacklisted', 'carrier_blocked'] },
  {
    group: 'our_side',
    outcomes: ['line_fault', 'line_blind_zone', 'call_loss', 'caller_unavailable', 'caller_arrears'],
  },
  { group: 'unknown', outcomes: ['unknown'] },
];

/**
 * What a list of numbers may be narrowed to besides a single outcome: the groups above that have several, and what
 * progress and the answer rates count. `reached` leaves out what the callee never saw.
 */
export const NUMBER_GROUPS = [
  'finished',
  'unanswered',
  'reached',
  'pending',
  'not_answered',
  'invalid_number',
  'filtered',
  'our_side',
] as const;
export type NumberGroup = (typeof NUMBER_GROUPS)[number];

const NOT_THE_CALLEE: readonly CallOutcome[] = ['carrier_blocked', 'line_fault', 'blacklisted'];

/** The outcomes of a number that belong to a group. */
export function outcomesOfGroup(group: NumberGroup): readonly CallOutcome[] {
  const own = OUTCOME_GROUPS.find((each) => each.group === group);
  if (own) return own.outcomes;
  const finished = OUTCOME_GROUPS.flatMap((each) => (each.group === 'pending' ? [] : each.outcomes));
  if (group === 'unanswered') return finished.filter((outcome) => outcome !== 'answered');
  return group === 'reached' ? finished.filter((outcome) => !NOT_THE_CALLEE.includes(outcome)) : finished;
}
