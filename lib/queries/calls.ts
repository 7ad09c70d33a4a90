import type {
  CallInput,
  CallsInput,
  callEndpoint,
  callHistoryEndpoint,
  callRawEndpoint,
  callsEndpoint,
} from '@/lib/api/calls';
import { endpointQuery } from './endpoint-query';

/** Asked once: a list that grows under somebody's hands is worse than one that is a minute old. */
export const callsQuery = (input: CallsInput) => endpointQuery<typeof callsEndpoint>('calls', input);
export const callQuery = (input: CallInput) => endpointQuery<typeof callEndpoint>('call', input);
export const callHistoryQuery = (input: CallInput) => endpointQuery<typeof callHistoryEndpoint>('call-history', input);
export const callRawQuery = (input: CallInput) => endpointQuery<typeof callRawEndpoint>('call-raw', input);
