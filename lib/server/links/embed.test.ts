import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embedLinkEndpoint, revokeLinkEndpoint, rotateLinkEndpoint } from '@/lib/api/links';
import { type LinkWorld, openLinkWorld } from '../testing/link-world';
import { cookieOf, type MadeLink, pieces, reader } from '../testing/links';

let api: LinkWorld['api'];
let owner: LinkWorld['owner'];
let close: LinkWorld['close'];
beforeAll(async () => {
  ({ api, owner, close } = await openLinkWorld());
}, 60_000);
afterAll(() => close());

const SITE = 'https://www.client.example';
const FRAME = { 'sec-fetch-dest': 'iframe' };

const frames = async (response: Response) => ({
  policy: response.headers.get('content-security-policy'),
  options: response.headers.get('x-frame-options'),
  resource: response.headers.get('cross-origin-resource-policy'),
});
const embed = (link: MadeLink, origin = SITE) =>
  api.ask(embedLinkEndpoint, `/links/${link.id}/embed`, { as: 'analyst', body: { origin } });
async function framed(link: MadeLink): Promise<string> {
  const { data } = await (await embed(link)).json();
  return data.url.split('/s/')[1];
}

describe('a page in a frame', () => {
  test('is refused to every page around it, unless its owner named where it may stand', async () => {
    const link = await owner.make();
    expect(await frames(await reader.page(link.token))).toEqual({
      policy: 'frames []',
      options: 'DENY',
      resource: 'same-origin',
    });
    const open = await owner.make({ embedOrigins: [SITE, 'http://localhost:8080', SITE] });
    expect(open.embedOrigins).toEqual([SITE, 'http://localhost:8080']);
    expect(await frames(await reader.page(open.token))).toEqual({
      policy: `frames ["${SITE}","http://localhost:8080"]`,
      options: null,
      resource: 'cross-origin',
    });
    expect((await reader.json(open.token)).headers.get('x-frame-options')).toBe('DENY');
    await owner.change(open.id, { embedOrigins: [] });
    expect((await frames(await reader.page(open.token))).options).toBe('DENY');
  });

  test.each([
    '*',
    'https://*.client.example',
    'http://client.example',
    'https://client.example/',
    'https://client.example/page',
    'https://CLIENT.example',
    "https://client.example; script-src 'unsafe-inline'",
    'https://user@client.example',
    'https://client.example:443',
    'null',
  ])('stands nowhere that is no origin: %s', async (origin) => {
    const response = await owner.tryMake({ embedOrigins: [origin] });
    expect(response.status).toBe(400);
    expect((await response.json()).errors[0].field).toBe('embedOrigins[0]');
  });

  test('keeps cookies apart for the page around it, over https and in a frame alone', async () => {
    const link = await owner.make({ embedOrigins: [SITE] });
    const lines = async (headers: Record<string, string>) =>
      (await reader.page(link.token, headers)).headers.getSetCookie();
    expect(await lines({ ...FRAME, 'x-forwarded-proto': 'https' })).toEqual([
      expect.stringMatching(/^__Host-callboard_seen_.*Path=\/; Secure; .*SameSite=None; Partitioned$/),
    ]);
    for (const headers of [FRAME, { 'x-forwarded-proto': 'https' }]) {
      expect(await lines(headers as Record<string, string>)).toEqual([expect.stringMatching(/SameSite=Lax$/)]);
    }
  });
});

describe('an address for a frame', () => {
  test('opens a protected link without its password, in a frame on that origin, for five minutes', async () => {
    const link = await owner.make({ password: 'correct horse', embedOrigins: [SITE, 'https://other.example'] });
    const token = await framed(link);
    const page = await reader.page(token, FRAME);
    expect(page.status).toBe(200);
    expect((await frames(page)).policy).toBe(`frames ["${SITE}"]`);
    expect((await reader.json(token)).status).toBe(200);
    // Opened on its own it is nothing, and the link itself stays locked.
    expect((await reader.page(token, { 'sec-fetch-dest': 'document' })).status).toBe(404);
    expect((await reader.page(link.token, FRAME)).status).toBe(401);
    api.pass(5 * 60_000 + 1);
    expect((await reader.page(token, FRAME)).status).toBe(404);
  });

  test('keeps an open page fresh after its own time, and ends with the link', async () => {
    const link = await owner.make({ embedOrigins: [SITE], password: 'correct horse' });
    const stream = await reader.events(await framed(link));
    api.pass(6 * 60_000);
    // The next look finds a minute gone by and hands out the next address; only then is the link revoked.
    const said: string[] = [];
    for await (const part of pieces(stream)) {
      said.push(part);
      if (part.includes('changed')) await api.ask(revokeLinkEndpoint, `/links/${link.id}`, { method: 'DELETE' });
    }
    const text = said.join('');
    const next = /event: changed\ndata: \{"at":"\/s\/(e\.[^"]+)"\}/.exec(text)?.[1] ?? '';
    expect(next).not.toBe('');
    expect(text).toContain('event: gone');
    expect((await reader.json(next)).status).toBe(404);
  });

  test('is signed: for another origin, another link, a later time or a changed link it is nothing', async () => {
    const [one, two] = [await owner.make({ embedOrigins: [SITE] }), await owner.make({ embedOrigins: [SITE] })];
    const token = await framed(one);
    const [, id = '', until = '', origin = '', mac = ''] = token.split('.');
    const elsewhere = Buffer.from('https://evil.example').toString('base64url');
    for (const forged of [
      `e.${two.id}.${until}.${origin}.${mac}`,
      `e.${id}.${Number(until) + 60_000}.${origin}.${mac}`,
      `e.${id}.${until}.${elsewhere}.${mac}`,
      `e.${id}.${until}.${origin}.${mac.split('').reverse().join('')}`,
    ]) {
      expect((await reader.json(forged)).status, forged).toBe(404);
    }
    expect((await reader.json(token)).status).toBe(200);
    await owner.change(one.id, { name: 'Another' });
    expect((await reader.json(token)).status).toBe(404);
    const again = await framed(one);
    await api.ask(rotateLinkEndpoint, `/links/${one.id}/rotate`);
    expect((await reader.json(again)).status).toBe(404);
  });

  test('is made for an origin of the link, by who may make links', async () => {
    const link = await owner.make({ embedOrigins: [SITE] });
    const response = await embed(link, 'https://evil.example');
    expect([response.status, (await response.json()).errors[0].field]).toEqual([400, 'origin']);
    const asViewer = { as: 'viewer', body: { origin: SITE } } as const;
    expect((await api.ask(embedLinkEndpoint, `/links/${link.id}/embed`, asViewer)).status).toBe(403);
    expect(api.lines.join('')).not.toContain(await framed(link));
    expect(cookieOf(await reader.json(await framed(link)))).toContain('callboard_seen_');
  });
});
