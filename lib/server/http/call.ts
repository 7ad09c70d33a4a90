import 'server-only';
import type { Reader } from '../accounts/identity';
import type { Services } from '../process/services';
import type { Noted } from './success';

/** One question put to a verb: who asks, with what means, and until when. */
export type Call = {
  readonly services: Services;
  /** null: nobody is signed in. */
  readonly reader: Reader | null;
  readonly requestId: string;
  readonly method: string;
  /** Ends when the asker leaves. */
  readonly signal: AbortSignal;
  readonly headers: Headers;
  /** Headers that the verb adds to a success, Set-Cookie for example. */
  readonly head: Headers;
  readonly noted: Noted;
};

/** A call before anybody is recognised. */
export function createCall(
  services: Services,
  request: Pick<Request, 'headers' | 'signal'> & Partial<Pick<Request, 'method'>>,
  requestId: string,
): Call {
  return {
    services,
    reader: null,
    requestId,
    method: request.method ?? 'GET',
    signal: request.signal,
    headers: request.headers,
    head: new Headers(),
    noted: {},
  };
}
