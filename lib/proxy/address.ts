import dns from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { AppError } from '@/lib/errors';

/** Where a connection may lead. */
export type AddressPolicy = {
  /** CALLBOARD_ALLOW_PRIVATE_UPSTREAMS. */
  readonly allowPrivate: boolean;
  /** Origins (`http://127.0.0.1:4010`) that are allowed wherever they lead: the demo's own sandbox. */
  readonly exemptOrigins?: readonly string[];
};

// IANA's special-purpose registry: what leads back into somebody's own machine, network or cloud. Networks kept for
// documentation lead nowhere and are not listed.
const INSIDE_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // A public address by its number, and yet the host agent of a cloud's own machines.
  ['168.63.129.16', 32],
] as const;
// Only 2000::/3 is given out to the world; of it these carry an IPv4 address inside, or serve protocols.
const INSIDE_V6 = [
  ['2001::', 23],
  ['2002::', 16],
] as const;

const inside = new BlockList();
for (const [net, bits] of INSIDE_V4) inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of INSIDE_V6) inside.addSubnet(net, bits, 'ipv6');
const world = new BlockList();
world.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address belongs to the public internet. False for everything else, a text that is none included. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !inside.check(address, 'ipv4');
  if (family === 6) return world.check(address, 'ipv6') && !inside.check(address, 'ipv6');
  return false;
}

/** Names that mean this machine or this network, whatever a resolver says. */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home\.arpa)$/;

/** The host of a URL as sockets take it: without brackets and without the root's dot. */
export const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** Whether a host, before anybody resolves it, is certain to be inside. */
export const isInsideHost = (host: string) => (isIP(host) === 0 ? LOCAL_NAME.test(host) : !isPublicAddress(host));

/** Whether the policy lets an origin lead anywhere. */
export const isFree = (url: URL, { allowPrivate, exemptOrigins = [] }: AddressPolicy) =>
  allowPrivate || exemptOrigins.includes(url.origin);

/** A dial that was refused before anything was sent. Further tries end the same way. */
const refusal = () =>
  new AppError('vendor_unavailable', 'The address of this connection is not allowed.', {
    context: { retryable: false, refused: 'address' },
  });

/**
 * Says whether `url` itself may be dialled. A name passes here and is judged when resolved, by `lookupFor`.
 * @throws AppError `vendor_unavailable`, marked as not worth a retry.
 */
export function checkDialled(url: URL, policy: AddressPolicy): void {
  if (!isFree(url, policy) && isInsideHost(hostOf(url))) throw refusal();
}

/**
 * The lookup that sockets to `origin` use. It judges the very addresses that are dialled then, so that an answer which
 * changes between two questions gets nobody around the policy. One inside address among several refuses them all.
 */
export function lookupFor(
  origin: string,
  policy: AddressPolicy,
  lookup: typeof dns.lookup = dns.lookup,
): LookupFunction {
  const free = isFree(new URL(origin), policy);
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const first = addresses?.[0];
      if (error) callback(error, '', 4);
      else if (!free && !addresses.every(({ address }) => isPublicAddress(address))) callback(refusal(), '', 4);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family ?? 4);
    });
  };
}
