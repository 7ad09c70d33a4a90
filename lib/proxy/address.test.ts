import type dns from 'node:dns';
import { describe, expect, test } from 'vitest';
import { checkDialled, isPublicAddress, lookupFor } from './address';
import { checkBaseUrl } from './base-url';
import { fakeClock } from './testing/fake-clock';

const INSIDE: Readonly<Record<string, readonly string[]>> = {
  'this host': ['0.0.0.0', '0.1.2.3', '::'],
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  'private, 10': ['10.0.0.0', '10.1.2.3', '10.255.255.255'],
  'private, 172': ['172.16.0.1', '172.20.10.5', '172.31.255.255'],
  'private, 192': ['192.168.0.1', '192.168.255.255'],
  'carrier-grade NAT, a metadata service in it': ['100.64.0.1', '100.127.255.254', '100.100.100.200'],
  'link-local, metadata services in it': ['169.254.0.1', '169.254.169.254', '169.254.170.2', 'fe80::1', 'febf::1'],
  'a cloud host agent': ['168.63.129.16'],
  'protocol assignments': ['192.0.0.1', '192.0.0.192', '192.88.99.1'],
  benchmarking: ['198.18.0.1', '198.19.255.255', '2001:2::1'],
  multicast: ['224.0.0.1', '239.255.255.250', 'ff02::1', 'ff0e::1'],
  'reserved and broadcast': ['240.0.0.1', '255.255.255.255'],
  'IPv4 inside IPv6': ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '::ffff:a9fe:a9fe', '::127.0.0.1'],
  NAT64: ['64:ff9b::7f00:1', '64:ff9b::808:808', '64:ff9b:1::a00:1'],
  '6to4': ['2002:7f00:1::', '2002:a00:1::1', '2002:808:808::1'],
  Teredo: ['2001:0:4136:e378:8000:63bf:3fff:fdd2', '2001::1'],
  'unique local, metadata in it': ['fc00::1', 'fd00::1', 'fd00:ec2::254', 'fdff:ffff::1'],
  'site-local, discard, segment routing': ['fec0::1', '100::1', '5f00::1'],
  'no address at all': ['', 'localhost', '127.1', '1.2.3', '1.2.3.4.5', '[::1]', '0x7f000001', '::1%lo0', '10.0.0.1/8'],
};
const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
  '169.253.255.255',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '168.63.129.17',
  '2001:200::1',
  '2001:4860:4860::8888',
  '2400:3200::1',
  '2606:4700:4700::1111',
  '3fff:ffff::1',
];
const cases = Object.entries(INSIDE).flatMap(([kind, list]) => list.map((address) => [address, kind] as const));

describe('an address', () => {
  test.each(cases)('"%s" (%s) is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
  test.each(PUBLIC)('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

const CLOSED = { allowPrivate: false };
const OPEN = { allowPrivate: true };
const resolvesTo = (...addresses: readonly string[]) => ({ resolve: async () => addresses });
const WORLD = resolvesTo('8.8.8.8');
const refused = (reason: RegExp) => ({
  code: 'bad_request',
  errors: [{ field: 'baseUrl', reason: expect.stringMatching(reason) }],
});

const PRIVATE_URLS = [
  'http://127.0.0.1',
  'http://127.0.0.1:8080/base',
  'https://127.1',
  'http://2130706433',
  'http://0x7f.0.0.1',
  'http://0x7f000001',
  'http://017700000001',
  'http://0177.0.0.1',
  'http://0',
  'http://10.1',
  'http://3232235777',
  'http://127.0.0.1.',
  'http://①②⑦.0.0.1',
  'http://127。0。0。1',
  'http://[::1]:3000',
  'http://[::ffff:127.0.0.1]',
  'http://[::ffff:7f00:1]',
  'http://[64:ff9b::a00:1]',
  'http://[2002:7f00:1::]',
  'http://[fe80::1]',
  'http://169.254.169.254/latest/meta-data',
  'http://100.100.100.200',
  'http://localhost',
  'http://LOCALHOST:3000',
  'http://localhost.',
  'http://ⓛocalhost',
  'http://sandbox.localhost',
  'http://printer.local',
  'http://metadata.google.internal',
  'http://db.internal.',
  'http://router.home.arpa',
  'http://nas.lan',
];
const MISSHAPEN: readonly (readonly [string, RegExp])[] = [
  ['', /https/],
  ['vendor.example', /https/],
  ['//vendor.example', /https/],
  ['ftp://vendor.example', /https/],
  ['file:///etc/passwd', /https/],
  ['gopher://vendor.example', /https/],
  ['javascript:alert(1)', /https/],
  ['data:text/plain,x', /https/],
  ['ws://vendor.example', /https/],
  ['http://', /https/],
  ['https://vendor.example:99999', /https/],
  ['https://user:secret@vendor.example', /user name/],
  ['https://user@vendor.example', /user name/],
  ['https://8.8.8.8@127.0.0.1', /user name/],
  ['https://vendor.example/?token=1', /query/],
  ['https://vendor.example/#top', /query/],
];

describe('the base URL of a connection that is saved', () => {
  test.each(PRIVATE_URLS)('%s is refused, and accepted where private addresses are allowed', async (url) => {
    await expect(checkBaseUrl(url, CLOSED, WORLD)).rejects.toMatchObject(refused(/public internet/));
    expect(await checkBaseUrl(url, OPEN, WORLD)).toBeInstanceOf(URL);
  });

  test.each(MISSHAPEN)('%s is refused whatever is allowed', async (url, reason) => {
    await expect(checkBaseUrl(url, CLOSED, WORLD)).rejects.toMatchObject(refused(reason));
    await expect(checkBaseUrl(url, OPEN, WORLD)).rejects.toMatchObject(refused(reason));
  });

  test.each(['https://vendor.example:22', 'http://vendor.example:25', 'http://vendor.example:6000'])(
    '%s has a port that speaks something else',
    async (url) => {
      await expect(checkBaseUrl(url, CLOSED, WORLD)).rejects.toMatchObject(refused(/port/));
    },
  );

  test.each([
    'https://vendor.example',
    'http://vendor.example',
    'https://vendor.example.:8443/agent-api/',
    'https://呼叫.example',
    'https://8.8.8.8',
    'https://[2606:4700:4700::1111]:8443',
  ])('%s is accepted', async (url) => {
    expect((await checkBaseUrl(url, CLOSED, WORLD)).protocol).toMatch(/^https?:$/);
  });

  test('a name that leads inside is refused, even if one of its addresses alone does', async () => {
    const mixed = resolvesTo('8.8.8.8', '192.168.1.7');
    await expect(checkBaseUrl('https://vendor.example', CLOSED, mixed)).rejects.toMatchObject(
      refused(/public internet/),
    );
  });

  test('a name that does not resolve today is accepted, since it is judged again when it is dialled', async () => {
    const broken = { resolve: () => Promise.reject(new Error('no such name')) };
    expect(await checkBaseUrl('https://vendor.example', CLOSED, broken)).toBeInstanceOf(URL);
  });

  test('a resolver that is silent does not hold up the save for more than two seconds', async () => {
    const clock = fakeClock();
    const saved = checkBaseUrl('https://vendor.example', CLOSED, {
      resolve: () => new Promise(() => undefined),
      clock,
    });
    await clock.advance(2_000);
    expect(await saved).toBeInstanceOf(URL);
  });

  test('the sandbox is exempt by its very origin, and nothing else on the same machine is', async () => {
    const policy = { allowPrivate: false, exemptOrigins: ['http://127.0.0.1:4010'] };
    expect(await checkBaseUrl('http://127.0.0.1:4010/byrobot', policy, WORLD)).toBeInstanceOf(URL);
    for (const url of ['http://127.0.0.1:4011', 'https://127.0.0.1:4010', 'http://127.0.0.2:4010']) {
      await expect(checkBaseUrl(url, policy, WORLD)).rejects.toMatchObject({ code: 'bad_request' });
    }
  });
});

describe('the address that is dialled', () => {
  type Address = { readonly address: string; readonly family: number };
  type Found = readonly [error: Error | null, found: string | readonly Address[]];

  /** What a socket is told when the system resolves a name to these; the cast stands for the overloads nobody asks. */
  function dial(addresses: readonly Address[], policy = CLOSED, all = true): Promise<Found> {
    const system = ((_: string, __: object, done: (error: null, list: readonly Address[]) => void) =>
      done(null, addresses)) as unknown as typeof dns.lookup;
    return new Promise((resolve) => {
      lookupFor('http://vendor.example', policy, system)('vendor.example', { all }, (error, found) =>
        resolve([error, found]),
      );
    });
  }
  const world = { address: '8.8.8.8', family: 4 };
  const metadata = { address: '169.254.169.254', family: 4 };
  const refusal = { code: 'vendor_unavailable', context: { retryable: false, refused: 'address' } };

  test('is what the resolver said, if that is public', async () => {
    expect(await dial([world])).toEqual([null, [world]]);
    expect(await dial([world], CLOSED, false)).toEqual([null, '8.8.8.8']);
  });

  test('is refused, for good, when a name has come to lead inside since it was saved', async () => {
    expect((await dial([metadata]))[0]).toMatchObject(refusal);
    expect((await dial([world, metadata]))[0]).toMatchObject(refusal);
    expect((await dial([{ address: '::1', family: 6 }]))[0]).toMatchObject(refusal);
  });

  test('may be inside where private addresses are allowed', async () => {
    expect(await dial([metadata], OPEN)).toEqual([null, [metadata]]);
  });

  test('is refused without a resolver where the host is an address or a local name itself', () => {
    for (const url of ['http://127.0.0.1', 'http://[::1]', 'http://localhost:80', 'http://169.254.169.254']) {
      expect(() => checkDialled(new URL(url), CLOSED)).toThrow(expect.objectContaining(refusal));
      expect(() => checkDialled(new URL(url), OPEN)).not.toThrow();
    }
    expect(() => checkDialled(new URL('https://vendor.example'), CLOSED)).not.toThrow();
  });
});
