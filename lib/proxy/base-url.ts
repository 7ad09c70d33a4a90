import dns from 'node:dns';
import { isIP } from 'node:net';
import { AppError } from '@/lib/errors';
import { deadlineOf, orEnded } from './abort';
import { type AddressPolicy, hostOf, isFree, isInsideHost, isPublicAddress } from './address';
import { type Clock, systemClock } from './clock';

type Means = {
  /** All addresses of a name. */
  readonly resolve: (hostname: string) => Promise<readonly string[]>;
  readonly clock: Pick<Clock, 'sleep'>;
};

// Fetch's list of ports that speak something else than HTTP and could be made to do something by it.
const FOREIGN_PORTS = new Set(
  (
    '1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135 ' +
    '137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 ' +
    '1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080'
  ).split(' '),
);

/** Milliseconds after which a name counts as one that does not resolve, for now. */
const RESOLVE_MS = 2_000;

/** The addresses of a name; none where it does not resolve, or not in time. */
async function resolved(host: string, { resolve, clock }: Means): Promise<readonly string[]> {
  const late = deadlineOf(RESOLVE_MS, clock);
  try {
    return await orEnded(resolve(host), late.signal);
  } catch {
    return [];
  } finally {
    late.clear();
  }
}

const systemResolve: Means['resolve'] = async (hostname) =>
  (await dns.promises.lookup(hostname, { all: true })).map(({ address }) => address);

/** Why a base URL cannot be one, or null. */
async function reasonAgainst(url: URL | null, policy: AddressPolicy, means: Means): Promise<string | null> {
  if (!url || !/^https?:$/.test(url.protocol)) return 'an address that begins with https:// or http://';
  if (url.username !== '' || url.password !== '') return 'an address without a user name or password in it';
  if (url.search !== '' || url.hash !== '') return 'an address without a query or fragment';
  if (isFree(url, policy)) return null;
  if (FOREIGN_PORTS.has(url.port)) return 'an address with a port for HTTP';
  const host = hostOf(url);
  const isInside = isInsideHost(host) || (isIP(host) === 0 && !(await resolved(host, means)).every(isPublicAddress));
  return isInside
    ? 'an address on the public internet (private ones only with CALLBOARD_ALLOW_PRIVATE_UPSTREAMS=1)'
    : null;
}

/**
 * The base URL of a connection that is to be saved, parsed. A name that does not resolve now is accepted: it is judged
 * again at each dial.
 * @throws AppError `bad_request` whose one field error stands at `baseUrl`.
 */
export async function checkBaseUrl(text: string, policy: AddressPolicy, means: Partial<Means> = {}): Promise<URL> {
  const url = URL.canParse(text) ? new URL(text) : null;
  const reason = await reasonAgainst(url, policy, { resolve: systemResolve, clock: systemClock, ...means });
  if (url && reason === null) return url;
  throw new AppError('bad_request', 'The base URL does not fit.', {
    errors: [{ field: 'baseUrl', reason: reason ?? '' }],
  });
}
