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
