import type http from 'node:http';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../clock';
import { closer, listening } from '../testing/fault-server';
import { addressIn } from './address';
import { type AudioSource, createAudioFetch } from './fetch';
import { isAllowedHost } from './hosts';
import { audioTypeOf } from './type';

const SOUND = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(150_000, 7)]);

type Play = (response: http.ServerResponse) => void;
const redirect =
  (to: string): Play =>
  (response) =>
    response.writeHead(302, { location: to }).end();
const json =
  (value: unknown): Play =>
  (response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));

/** What each path of the vendor and of the storage does. */
const plays = (): Readonly<Record<string, Play>> => ({
  '/whole': (response) => response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'a=1' }).end(SOUND),
  '/storage': redirect(`${storage.origin}/whole`),
  '/relative': redirect('/whole'),
  '/foreign': redirect(`${foreign.origin}/whole`),
  '/inside': redirect('http://169.254.169.254/latest/meta-data'),
  '/file': redirect('file:///etc/passwd'),
  '/twice': redirect(`${storage.origin}/again`),
  '/again': redirect('/whole'),
  '/json': json({
    code: 200,
    message: 'https://nowhere',
    data: { list: [{ id: 1, voice_url: `${storage.origin}/whole` }] },
  }),
  '/json-foreign': json({ code: 200, data: `${foreign.origin}/whole` }),
  '/json-unknown': json({ code: 404, data: [] }),
  '/json-refused': json({ code: 403, data: [] }),
  '/json-empty': json({ code: 200, data: [] }),
  '/json-json': json({ code: 200, data: `${vendor.origin}/json` }),
  '/html': (response) => response.end('<html><body>maintenance</body></html>'),
  '/empty': (response) => response.end(),
  '/large': (response) => response.writeHead(200, { 'content-length': '1000001' }).write(SOUND),
  '/endless': (response) => {
    const more = () => {
      while (!response.destroyed && response.write(SOUND));
    };
    response.on('drain', more);
    more();
  },
  '/cut': (response) => {
    response.writeHead(200, { 'content-length': String(SOUND.byteLength) }).write(SOUND.subarray(0, 90_000), () => {
      response.socket?.end();
    });
  },
  '/stalled': (response) => response.writeHead(200, { 'content-length': '9999' }).write(SOUND.subarray(0, 50)),
  '/headless': () => undefined,
  '/dripping': (response) => response.writeHead(200, { 'content-length': '9999' }).write('RI'),
  ...Object.fromEntries(
    [401, 403, 404, 410, 429, 500, 503, 204, 206].map((status) => [
      `/${status}`,
      (response: http.ServerResponse) => response.writeHead(status).end(status === 206 ? SOUND : ''),
    ]),
  ),
});

type Peer = { origin: string; close: () => Promise<void>; heads: http.IncomingHttpHeaders[] };
let vendor: Peer;
let storage: Peer;
let foreign: Peer;

async function start(): Promise<Peer> {
  const heads: http.IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    heads.push(request.headers);
    const play = plays()[request.url ?? ''];
    if (play) play(response);
    else response.writeHead(404).end();
  });
  const close = closer(server);
  return { origin: `http://127.0.0.1:${await listening(server)}`, close, heads };
}

beforeAll(async () => {
  [vendor, storage, foreign] = [await start(), await start(), await start()];
});
afterAll(() => Promise.all([vendor, storage, foreign].map(({ close }) => close())));

const limits = { firstMs: 15_000, gapMs: 15_000, maxBytes: 1_000_000 };
/** For a vendor that says nothing; any other one may be slow on a busy machine. */
const impatient = { ...limits, firstMs: 400, gapMs: 400 };
const sourceOf = (path: string): AudioSource => ({
  url: new URL(vendor.origin + path),
  headers: { authorization: 'Bearer canary' },
  mayBeJson: true,
  isAllowed: (url) => isAllowedHost(url, vendor.origin, [new URL(storage.origin).host, '169.254.169.254']),
});

async function play(path: string, allowPrivate = true, patience = limits): Promise<Buffer> {
  const policy = allowPrivate ? { allowPrivate } : { allowPrivate, exemptOrigins: [vendor.origin] };
  const audio = createAudioFetch({ policy, clock: systemClock, limits: patience });
  try {
    const { pieces } = await audio.open(sourceOf(path), new AbortController().signal);
    const all: Buffer[] = [];
    for await (const piece of pieces) all.push(piece);
    return Buffer.concat(all);
  } finally {
    await audio.close();
  }
}

describe('audio of a vendor', () => {
  test.each(['/whole', '/storage', '/relative', '/json'])('comes whole by %s', async (path) => {
    expect((await play(path)).equals(SOUND)).toBe(true);
  });

  test('its credentials go to its own address alone, and not to where that leads', async () => {
    storage.heads.length = 0;
    vendor.heads.length = 0;
    for (const path of ['/storage', '/json', '/relative']) await play(path);
    expect(vendor.heads.map(({ authorization }) => authorization)).toEqual([
      'Bearer canary',
      'Bearer canary',
      'Bearer canary',
      undefined,
    ]);
    expect(storage.heads.map(({ authorization }) => authorization)).toEqual([undefined, undefined]);
  });

  test('a host that is not allowed is not asked, wherever its address came from', async () => {
    foreign.heads.length = 0;
    for (const path of ['/foreign', '/json-foreign', '/file']) {
      await expect(play(path), path).rejects.toMatchObject({ code: 'unsupported' });
    }
    expect(foreign.heads).toEqual([]);
  });

  test('an allowed name is still judged by where it leads: nothing inside is dialled', async () => {
    await expect(play('/inside', false)).rejects.toMatchObject({
      code: 'vendor_unavailable',
      context: { refused: 'address' },
    });
    await expect(play('/storage', false)).rejects.toMatchObject({ context: { refused: 'address' } });
  });

  test.each([
    ['/twice', 'vendor_malformed'],
    ['/html', 'vendor_malformed'],
    ['/empty', 'vendor_malformed'],
    ['/204', 'vendor_malformed'],
    ['/206', 'vendor_malformed'],
    ['/large', 'vendor_malformed'],
    ['/endless', 'vendor_malformed'],
    ['/cut', 'vendor_malformed'],
    ['/json-json', 'vendor_malformed'],
    ['/401', 'vendor_rejected'],
    ['/403', 'vendor_rejected'],
    ['/json-refused', 'vendor_rejected'],
    ['/404', 'not_found'],
    ['/410', 'not_found'],
    ['/json-unknown', 'not_found'],
    ['/json-empty', 'not_found'],
    ['/429', 'vendor_unavailable'],
    ['/503', 'vendor_unavailable'],
  ])('%s ends as %s', async (path, code) => {
    await expect(play(path)).rejects.toMatchObject({ code });
  });

  test.each(['/headless', '/dripping', '/stalled'])('%s ends as a timeout', async (path) => {
    await expect(play(path, true, impatient)).rejects.toMatchObject({ code: 'timeout' });
  });
});

test.each([
  ['https://vendor.example/a', true],
  ['http://vendor.example/a', true],
  ['https://vendor.example:8443/a', false],
  ['https://cdn.example/a', true],
  ['https://cdn.example:8443/a', false],
  ['https://port.example:8443/a', true],
  ['https://port.example/a', false],
  ['https://plain.example/a', true],
  ['https://a.b.oss.example/a', true],
  ['https://oss.example/a', false],
  ['https://notoss.example/a', false],
  ['https://cdn.example.evil.example/a', false],
  ['https://user:word@cdn.example/a', false],
  ['ftp://cdn.example/a', false],
  ['https://anything.else/a', false],
])('%s is allowed: %s', (url, allowed) => {
  const hosts = ['CDN.example', 'port.example:8443', 'plain.example:443', '*.oss.example', '*', '*.'];
  expect(isAllowedHost(new URL(url), 'https://vendor.example/base', hosts)).toBe(allowed);
});

test.each([
  [Buffer.from('RIFF\x01\x02\x03\x04WAVEfmt '), 'audio/wav'],
  [Buffer.from('ID3\x03\0\0\0\0\0\0\0\0'), 'audio/mpeg'],
  [Buffer.from([0xff, 0xfb, 0x90, 0x64, 0, 0, 0, 0, 0, 0, 0, 0]), 'audio/mpeg'],
  [Buffer.from([0xff, 0xf1, 0x50, 0x80, 0, 0, 0, 0, 0, 0, 0, 0]), 'audio/aac'],
  [Buffer.from('OggS\0\x02\0\0\0\0\0\0'), 'audio/ogg'],
  [Buffer.from('\0\0\0\x20ftypM4A '), 'audio/mp4'],
  [Buffer.from('#!AMR\n\x3c\0\0\0\0\0'), 'audio/amr'],
  [Buffer.from('#!AMR-WB\n\0\0\0'), 'audio/amr-wb'],
  [Buffer.from('<!DOCTYPE html>'), null],
  [Buffer.from([0xff, 0xfe, 0x3c, 0, 0x68, 0, 0, 0, 0, 0, 0, 0]), null],
  [Buffer.alloc(0), null],
])('a format is told by its first bytes: %#', (head, type) => {
  expect(audioTypeOf(head)).toBe(type);
});

test('an address in JSON is found wherever it stands, and a refusal is a refusal', () => {
  expect(
    addressIn('{"code":"200","data":[{"site":"https://site.example","url":"https://cdn.example/a.wav"}]}'),
  ).toEqual({
    url: 'https://cdn.example/a.wav',
  });
  expect(addressIn('"https://cdn.example/b.wav"')).toEqual({ url: 'https://cdn.example/b.wav' });
  expect(addressIn('{"code":401,"data":"https://cdn.example/a.wav"}')).toEqual({ code: 401 });
  for (const text of ['{', '{"data":{"a":{"b":{"c":{"d":"https://too.deep"}}}}}', '[]'])
    expect(addressIn(text)).toBeNull();
});
