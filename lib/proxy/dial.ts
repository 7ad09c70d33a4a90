import type dns from 'node:dns';
import { buildConnector } from 'undici';
import { type AddressPolicy, checkDialled, lookupFor } from './address';
import { failureOf } from './failure';

type Means = {
  /** Certificates to trust instead of the machine's own. */
  readonly ca?: string;
  /** Instead of the system's resolver. */
  readonly lookup?: typeof dns.lookup;
};

/** undici's way to connect, but only to where the policy lets it: judged again for the very addresses that are dialled. */
export function dialler(policy: AddressPolicy, timeout: number, { ca, lookup }: Means): buildConnector.connector {
  const connectors = new Map<string, buildConnector.connector>();
  return (options, callback) => {
    const url = new URL(`${options.protocol}//${options.host ?? options.hostname}`);
    try {
      checkDialled(url, policy);
    } catch (error) {
      queueMicrotask(() => callback(failureOf(error, 'head'), null));
      return;
    }
    const connector =
      connectors.get(url.origin) ??
      buildConnector({
        timeout,
        lookup: lookupFor(url.origin, policy, lookup),
        rejectUnauthorized: true,
        ...(ca !== undefined && { ca }),
      });
    connectors.set(url.origin, connector);
    connector(options, callback);
  };
}
