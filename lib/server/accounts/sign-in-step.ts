import 'server-only';
import { keyedHash, sameSecret } from '../crypto/tokens';
import type { Identity } from './identity';

/** How long after the right password the code may come. */
const STEP_MS = 5 * 60_000;
const STEP = /^([a-z0-9]{1,40})\.(\d{13})\.([\w-]{43})$/i;

type Account = { readonly id: string; readonly passwordHash: string };

const macOf = ({ keys }: Identity, { id, passwordHash }: Account, until: number) =>
  keyedHash(keys.secondFactor, JSON.stringify(['sign-in-step', id, until, passwordHash]));

/**
 * What proves for five minutes that the password was right. It is no session and opens nothing: only `accountOfStep`
 * takes it, and there a code has to come with it. It ends with the password that it was given for.
 */
export function makeStep(identity: Identity, account: Account): string {
  const until = identity.clock.now().getTime() + STEP_MS;
  return `${account.id}.${until}.${macOf(identity, account, until)}`;
}

/** The account whose password was right; null for what was changed, is over, or was made for another password. */
export async function accountOfStep(identity: Identity, step: string) {
  const [, id = '', until = '', mac = ''] = STEP.exec(step) ?? [];
  const now = identity.clock.now().getTime();
  const user = id === '' ? null : await identity.store.users.byId(id);
  if (!user || Number(until) <= now) return null;
  return sameSecret(identity.keys.secondFactor, mac, macOf(identity, user, Number(until))) ? user : null;
}
