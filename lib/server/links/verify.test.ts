import { webcrypto } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawFile } from '@/app/drawn/report-file';
import { drawVerify } from '@/app/drawn/verify-page';
import { CHECK } from '@/components/report/verify-check';
import { taskReportHtmlEndpoint, verifyEndpoint } from '@/lib/api/reports';
import { tasksEndpoint } from '@/lib/api/tasks';
import { deriveKeys } from '../crypto/keys';
import { createCall } from '../http/call';
import { openTestApi, type TestApi } from '../testing/open';
import { checkFile, type FileVerdict } from './check-file';
import { partsOf, withSigned } from './file-text';
import { readReport } from './report';
import { reportFile } from './report-file';
import { signedReport, signFile } from './signing';
import { differencesOf } from './verify';
import { verifyPage } from './verify-page';

let api: TestApi;
let html = '';
let own = '';
beforeAll(async () => {
  api = await openTestApi({}, undefined, { quick: true });
  const tasks = await (await api.ask(tasksEndpoint, '/connections/tel/tasks')).json();
  const path = `/connections/tel/tasks/${tasks.data.at(-1).id}/report.html?locale=en`;
  html = await (await api.ask(taskReportHtmlEndpoint, path)).text();
  own = api.services.identity.keys.reports.publicKey;
}, 60_000);
afterAll(() => api.close());

/** The page's own script, as a browser runs it. */
async function inBrowser(text: string, key: string): Promise<unknown> {
  const context = createContext({ crypto: webcrypto, TextEncoder, atob, btoa, text, key });
  return JSON.parse(
    await runInContext(`${CHECK};check(text,key).then(v=>JSON.stringify({...v,report:undefined}))`, context),
  );
}

/** What the browser and the server both say. */
async function verdictOf(text: string, key = own): Promise<FileVerdict> {
  const server = checkFile(text, key);
  expect(await inBrowser(text, key)).toEqual(server);
  return server;
}

const signedPart = () => JSON.parse(partsOf(html)?.signed ?? 'null');
const reportJson = () => {
  const { shown: _, shownSignature: __, ...report } = signedPart();
  return report;
};
const emptied = () => html.replace(partsOf(html)?.signed ?? '', '');

describe('a file', () => {
  test('is unchanged as it was written, also with another line ending and a byte order mark', async () => {
    for (const text of [html, `\uFEFF${html}`, html.replaceAll('\n', '\r\n')]) {
      expect(await verdictOf(text)).toMatchObject({ result: 'unchanged', changed: [], lines: [], isFile: true });
    }
    expect(await verdictOf(JSON.stringify(reportJson()))).toMatchObject({ result: 'unchanged', isFile: false });
    expect(await verdictOf(JSON.stringify(reportJson(), null, 2))).toMatchObject({ result: 'unchanged' });
  });

  test('with one digit changed in what it shows is changed, and which one is said', async () => {
    const { answered } = signedPart().data.stat.calls;
    const [was, is] = [answered.toLocaleString('en-US'), (answered + 1).toLocaleString('en-US')];
    const verdict = await verdictOf(html.replace(`>${was}<`, `>${is}<`));
    expect(verdict).toMatchObject({ result: 'changed', changed: ['text'], lines: [{ near: 'Answered', was, is }] });
  });

  test('with one digit changed in its data is changed, in HTML and in JSON', async () => {
    const { answered } = signedPart().data.stat.calls;
    const digit = (text: string) => text.replace(`"answered":${answered}`, `"answered":${answered + 1}`);
    expect(await verdictOf(digit(html))).toMatchObject({ result: 'changed', changed: ['data'] });
    expect(await verdictOf(digit(JSON.stringify(reportJson())))).toMatchObject({
      result: 'changed',
      changed: ['data'],
    });
    const more = reportJson();
    expect(await verdictOf(JSON.stringify({ ...more, data: { ...more.data, remark: 'x' } }))).toMatchObject({
      result: 'changed',
    });
  });

  test('with a number hidden, added by style or put beside the text is changed, though every word is there', async () => {
    for (const [from, to] of [
      ['</style>', '.v{display:none}</style>'],
      ['<body', '<body style="content:9"'],
      ['</head>', '<meta http-equiv="refresh" content="0"></head>'],
    ] as const) {
      expect(await verdictOf(html.replace(from, to))).toMatchObject({ result: 'changed', changed: ['document'] });
    }
  });

  test('whose record of what it shows was changed with the text is changed', async () => {
    const part = signedPart();
    const { answered } = part.data.stat.calls;
    const [was, is] = [answered.toLocaleString('en-US'), '9,999'];
    const lines = part.shown.lines.map((line: string) => (line === was ? is : line));
    const forged = withSigned(emptied().replaceAll(`>${was}<`, `>${is}<`), {
      ...part,
      shown: { ...part.shown, lines },
    });
    expect(await verdictOf(forged)).toMatchObject({ result: 'changed', changed: ['record', 'document'] });
  });

  test('signed by somebody else is told apart, and so is one that borrows our key’s name', async () => {
    const other = deriveKeys(Buffer.alloc(32, 7)).reports;
    const { signature: _, shown, shownSignature: __, ...answer } = signedPart();
    const theirs = signedReport(other, answer, new Date());
    const shownSignature = signFile(other, theirs.signature, shown, new Date());
    const whole = withSigned(emptied(), { ...theirs, shown, shownSignature });
    expect(await verdictOf(whole)).toMatchObject({ result: 'foreign', keyId: other.id });
    const { id } = api.services.identity.keys.reports;
    const borrowed = { ...theirs, signature: { ...theirs.signature, keyId: id } };
    expect(await verdictOf(JSON.stringify(borrowed))).toMatchObject({ result: 'changed' });
    // The report is ours, what it is said to show is not.
    expect(await verdictOf(withSigned(emptied(), { ...signedPart(), shownSignature }))).toMatchObject({
      result: 'changed',
    });
  });

  test('from anywhere else is no file of ours, whatever it holds', async () => {
    const report = reportJson();
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    for (const text of [
      '',
      'hello',
      '{}',
      '[]',
      'null',
      '{"__proto__":{"data":1}}',
      JSON.stringify({ ...report, extra: 1 }),
      JSON.stringify({ ...report, signature: { ...report.signature, value: 'x' } }),
      JSON.stringify({ ...report, signature: null }),
      html + html,
      html.replace('"shown":', '"seen":'),
      `<script type="application/json" id="callboard-signed">${deep}</script>`,
      deep,
      ' '.repeat(2 * 1024 * 1024 + 1),
    ]) {
      expect(await verdictOf(text), text.slice(0, 60)).toEqual({ result: 'unknown' });
    }
    const { signature: _, ...unsigned } = report;
    expect(await verdictOf(JSON.stringify(unsigned))).toEqual({ result: 'unsigned' });
  });
});

describe('compared with now', () => {
  const ask = (report: unknown, as: 'viewer' | 'nobody' = 'viewer') =>
    api.ask(verifyEndpoint, '/verify?locale=en', { as, body: { report } });

  test('a report of ours says where each figure differs, for who is signed in', async () => {
    const response = await ask(reportJson());
    const { data } = await response.json();
    expect(response.status, JSON.stringify(data)).toBe(200);
    expect(data).toMatchObject({ verdict: { result: 'unchanged' }, differences: [] });
    expect(data.same).toBeGreaterThan(20);
    expect((await ask(reportJson(), 'nobody')).status).toBe(401);

    const { signature: _, ...answer } = reportJson();
    const { answered } = answer.data.stat.calls;
    const stat = { ...answer.data.stat, calls: { ...answer.data.stat.calls, answered: answered - 12 } };
    const older = signedReport(
      api.services.identity.keys.reports,
      { ...answer, data: { ...answer.data, stat } },
      api.services.clock.now(),
    );
    const later = await (await ask(older)).json();
    expect(later.data.differences).toContainEqual({
      table: 'Summary',
      label: 'Answered · Count',
      was: (answered - 12).toLocaleString('en-US'),
      now: answered.toLocaleString('en-US'),
    });
  });

  test('nothing is read for a report that is not ours, and nothing but a report is taken', async () => {
    const report = reportJson();
    report.data.stat.calls.answered += 1;
    const { data } = await (await ask(report)).json();
    expect(data).toMatchObject({ verdict: { result: 'changed' }, differences: null });
    expect((await ask({ ...report, data: {} })).status).toBe(400);
    expect((await api.ask(verifyEndpoint, '/verify', { body: `"${'x'.repeat(2 * 1024 * 1024)}"` })).status).toBe(413);
  });

  test('a figure that is there no more, or not yet, is a difference', async () => {
    const call = createCall(api.services, new Request('http://localhost/'), 'r');
    const { report } = reportJson().data;
    const answer = await readReport(call, report, 'live');
    const fewer = {
      ...answer,
      data: { ...answer.data, ...(answer.data.stat && { stat: { ...answer.data.stat, rounds: [] } }) },
    };
    const gone = differencesOf(answer, fewer, 'en').differences.filter(({ table }) => table === 'Rounds');
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.every(({ was, now }) => was !== null && now === null)).toBe(true);
  });
});

describe('/verify', () => {
  const page = verifyPage(drawVerify);
  const post = (body: string) => page.POST(new Request('http://localhost:3000/verify', { method: 'POST', body }));

  test('is one document with a policy of its own and our public key in it', async () => {
    const response = await page.GET(new Request('http://localhost:3000/verify?locale=en'));
    const text = await response.text();
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
    expect(response.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(text).toContain(`data-key="${own}"`);
    expect(text).toContain('Check a report');
    expect([...text.matchAll(/<\/script>/g)]).toHaveLength(2);
    expect(text).not.toMatch(/\bsrc=|<link|@import/);
    expect((await page.PUT(new Request('http://localhost:3000/verify', { method: 'PUT' }))).status).toBe(405);
  });

  test('checks on the server what a browser cannot, for everybody, up to 2 MB', async () => {
    const { data } = await (await post(html)).json();
    expect(data).toMatchObject({ result: 'unchanged', isFile: true });
    expect(await (await post('<p>hello')).json()).toEqual({ data: { result: 'unknown' } });
    expect((await post('x'.repeat(2 * 1024 * 1024 + 1))).status).toBe(413);
    expect(api.lines.join('')).not.toContain('hello');
  });
});

test('a report that is too long for a file is refused, not cut', async () => {
  const call = createCall(api.services, new Request('http://localhost/'), 'r');
  const answer = await readReport(call, reportJson().data.report, 'live');
  const { stat } = answer.data;
  if (!stat) return expect.fail('no statistics');
  const values = Array.from({ length: 20_000 }, (_, at) => ({ label: `${'x'.repeat(60)} ${at}`, count: at }));
  const long = { ...answer, data: { ...answer.data, stat: { ...stat, dimensions: [{ name: 'x', values }] } } };
  const wish = { answer: long, title: 'x', locale: 'en', format: 'html' } as const;
  await expect(reportFile(call, wish, drawFile)).rejects.toMatchObject({ code: 'too_large' });
});
