import * as z from 'zod/mini';

/** What became of a number or a call, in one vocabulary for all vendors (contract.md section 5.4). */
export const CALL_OUTCOMES = [
  'waiting',
  'dialing',
  'redial_scheduled',
  'answered',
  'rejected',
  'no_answer',
  'busy',
  'unreachable',
  'powered_off',
  'empty_number',
  'suspended',
  'callee_arrears',
  'incoming_restricted',
  'user_blocked',
  'blacklisted',
  'carrier_blocked',
  'line_fault',
  'line_blind_zone',
  'call_loss',
  'caller_unavailable',
  'caller_arrears',
  'unknown',
] as const;
export const callOutcome = z.enum(CALL_OUTCOMES);
export type CallOutcome = z.infer<typeof callOutcome>;
