import { expect, test } from '@playwright/test';

// server.mjs answers the page of a link without Next; the same handler answers HEAD through it.
const OF_THE_WAY = ['connection', 'content-encoding', 'content-length', 'date', 'keep-alive', 'transfer-encoding'];
const OF_THE_REQUEST = ['set-cookie', 'vary', 'x-request-id'];

/** What the headers of an answer say about the page; those of the way it came are left out. */
const saidBy = ({ headers }: Response) =>
  Object.fromEntries([...headers].filter(([name]) => ![...OF_THE_WAY, ...OF_THE_REQUEST].includes(name)));

test('a link’s page comes past Next with every header that it has through it', async ({ request, baseURL }) => {
  const report = { kind: 'inbound', connectionId: 'air' };
  const made = await request.post('/api/v1/links', { data: { name: '诚远呼叫', mode: 'live', report } });
  const { id, url } = (await made.json()).data;
  await fetch(url);
  for (const [address, status] of [
    [url, 200],
    [`${baseURL}/s/${'a'.repeat(43)}`, 404],
  ] as const) {
    const past = await fetch(address);
    const through = await fetch(address, { method: 'HEAD' });
    expect(past.status).toBe(status);
    expect(through.status).toBe(status);
    expect(past.headers.get('vary')).toBe('Accept-Encoding');
    expect(through.headers.get('vary')).toContain('rsc');
    expect(saidBy(past)).toEqual(saidBy(through));
    expect(past.headers.get('content-encoding')).toBe('gzip');
    const text = await past.text();
    expect(text).toMatch(/^<!doctype html>[\s\S]*<\/html>$/);
    const plain = await fetch(address, { headers: { 'accept-encoding': 'identity' } });
    expect(Buffer.byteLength(await plain.text())).toBe(Number(plain.headers.get('content-length')));
  }
  // What was stopped is stopped at once here, too.
  expect((await request.delete(`/api/v1/links/${id}`)).status()).toBe(200);
  expect((await fetch(url)).status).toBe(404);
});
