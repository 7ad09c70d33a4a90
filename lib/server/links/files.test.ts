import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawFile } from '@/app/drawn/report-file';
import { draw } from '@/app/s/[token]/draw';
import { changeLinkEndpoint, createLinkEndpoint, revokeLinkEndpoint } from '@/lib/api/links';
import * as reports from '@/lib/api/reports';
import { tasksEndpoint } from '@/lib/api/tasks';
import type { AnyEndpoint } from '../http/endpoints';
import type { TestApi } from '../testing/open';
import { openTestApi } from '../testing/open';
import { readWorkbook } from '../testing/sheets';
import { sourceHash } from './canonical';
import { documentHash, linesOf, partsOf } from './file-text';
import { sharedFile } from './files';
import { sharedData } from './public';
import { FORMATS, type Format } from './report-file';
import { fileHolds, reportHolds } from './signing';

let api: TestApi;
let taskId = '';
let callId = '';
beforeAll(async () => {
  api = await openTestApi({}, undefined, { quick: true });
  const tasks = await (await api.ask(tasksEndpoint, '/connections/tel/tasks')).json();
  taskId = tasks.data.at(-1).id;
}, 60_000);
afterAll(() => api.close());

const handlers = Object.fromEntries(FORMATS.map((format) => [format, sharedFile(format, draw, drawFile)])) as Record<
  Format,
  ReturnType<typeof sharedFile>
>;

async function make(more: object = {}, report: object = {}) {
  const body = {
    name: 'For the client',
    mode: 'live',
    report: { kind: 'task', connectionId: 'tel', taskId, ...report },
    locale: 'en',
    ...more,
  };
  const response = await api.ask(createLinkEndpoint, '/links', { body });
  const { data } = await response.json();
  expect(response.status, JSON.stringify(data)).toBe(200);
  return { ...data, token: data.url.split('/s/')[1] };
}
const get = (token: string, format: Format, search = '', headers: HeadersInit = {}) =>
  handlers[format].GET(new Request(`http://localhost:3000/s/${token}/report.${format}${search}`, { headers }));
const json = async (token: string) =>
  (await sharedData.GET(new Request(`http://localhost:3000/s/${token}/report.json`))).json();

const signedIn = (format: Format): AnyEndpoint =>
  ({ csv: reports.taskReportCsvEndpoint, xlsx: reports.taskReportXlsxEndpoint, html: reports.taskReportHtmlEndpoint })[
    format
  ];

const signedOf = (html: string) => JSON.parse(partsOf(html)?.signed ?? 'null');

describe('a report as a file', () => {
  test('has the same numbers as CSV, as a workbook, as one HTML file and as data', async () => {
    const { token } = await make();
    const { data } = await json(token);
    const rate = data.stat.answerRate.value;
    const answered = data.stat.calls.answered;
    expect(answered).toBeGreaterThan(0);

    const csv = await (await get(token, 'csv')).text();
    expect(csv).toContain(`\r\nAnswered,${answered},`);
    expect(csv).toContain(`Answer rate by call,,${Number(rate.toPrecision(10))},`);

    const { sheets } = readWorkbook(Buffer.from(await (await get(token, 'xlsx')).arrayBuffer()));
    const rows = [...(sheets.get('Summary') ?? [])];
    const row = (name: string) => rows.find(([cell]) => cell?.value === name)?.map(({ value }) => value);
    expect(row('Answered')).toEqual(['Answered', answered]);
    expect(row('Answer rate by call')?.slice(0, 2)).toEqual(['Answer rate by call', rate]);
    for (const { key, count } of data.stat.intentions) {
      const level = (sheets.get('Intention levels') ?? []).find(([cell]) => cell?.value === key);
      expect(level?.map(({ value }) => value)).toContain(count);
      expect(csv).toMatch(new RegExp(`\\r\\n${key},[^\\r]*,${count},`));
    }
    for (const { label, code, count } of data.stat.outcomes) {
      const line = (sheets.get('Number statuses') ?? []).find((cells) =>
        [label, code].every((one) => cells.some(({ value }) => value === one)),
      );
      expect(
        line?.map(({ value }) => value),
        label,
      ).toContain(count);
    }

    const html = await (await get(token, 'html')).text();
    expect(signedOf(html).data).toMatchObject({ stat: { calls: data.stat.calls, intentions: data.stat.intentions } });
    expect(html).toContain(`${(rate * 100).toFixed(1)}<small>%</small>`);
    expect(linesOf(html)).toContain(answered.toLocaleString('en-US'));
  });

  test.each(FORMATS)('names range, zone, definitions, source, checks, hash and key (%s)', async (format) => {
    const { token } = await make();
    const { data, meta, signature } = await json(token);
    const response = await get(token, format);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="report\.\w+"; filename\*=UTF-8''/,
    );
    expect(response.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.byteLength).toBeLessThan(1024 * 1024);
    const text = format === 'xlsx' ? readWorkbook(bytes).text : bytes.toString('utf8');
    for (const part of [
      'Asia/Shanghai',
      meta.source.endpoint.split(' ').at(-1),
      'answer_rate.attempt',
      'answered ÷ (answered + unanswered)',
      data.source.name,
      data.hash.slice(0, 8),
      signature.keyId,
      'No restriction of dates',
      '/verify',
      ...meta.checks.map(({ id }: { id: string }) => id).slice(0, 3),
    ]) {
      expect(text, part).toContain(part);
    }
  });

  test('is signed: the data, and everything that the document shows around them', async () => {
    const { token } = await make();
    const html = await (await get(token, 'html')).text();
    const { shown, shownSignature, signature, ...answer } = signedOf(html);
    const around = partsOf(html)?.around ?? '';
    expect(reportHolds(answer, signature)).toBe(true);
    expect(fileHolds(signature, shown, shownSignature)).toBe(true);
    expect(shown).toEqual({ locale: 'en', lines: linesOf(around), document: documentHash(around) });
    expect(signature.publicKey).toBe(api.services.identity.keys.reports.publicKey);

    const other = { ...answer, data: { ...answer.data, asOf: '2020-01-01T00:00:00.000Z' } };
    expect(reportHolds(other, signature)).toBe(false);
    expect(fileHolds(signature, { ...shown, lines: [...shown.lines, 'x'] }, shownSignature)).toBe(false);
    expect(reportHolds(answer, { ...signature, keyId: '0000-0000-0000-0000' })).toBe(false);
  });

  test('asks for nothing and lets nothing run but its own printing and pictures', async () => {
    const { token } = await make();
    const html = await (await get(token, 'html')).text();
    expect(html).toContain('<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;');
    expect(html).not.toMatch(/\b(?:src|srcset|action|poster)=|<link|@import|url\((?!#)/);
    expect(html).not.toContain(token);
    const run = [...html.matchAll(/<script>([^<]*(?:<(?!\/script)[^<]*)*)/g)].map(([, text = '']) => sourceHash(text));
    expect(run).toHaveLength(2);
    expect(html).toContain(`script-src ${run.toReversed().join(' ')};`.replaceAll("'", '&#x27;'));
    // And what is signed, which no browser runs.
    expect([...html.matchAll(/<script/g)]).toHaveLength(3);
  });

  test('a snapshot keeps the signature of the moment in which it was taken', async () => {
    const { token } = await make({ mode: 'snapshot' });
    const first = await json(token);
    api.pass(60_000);
    const [again, html] = [await json(token), signedOf(await (await get(token, 'html')).text())];
    expect(again.signature).toEqual(first.signature);
    expect(html.signature).toEqual(first.signature);
    const { signature, ...answer } = again;
    expect(reportHolds(answer, signature)).toBe(true);
    expect(html.shownSignature.signedAt > first.signature.signedAt).toBe(true);
  });

  test('shows no section that its owner left out', async () => {
    const { token } = await make({}, { sections: ['answerRate'] });
    const csv = await (await get(token, 'csv')).text();
    expect(csv).toContain('# Summary');
    for (const title of ['# Intention levels', '# Number statuses', '# Rounds', '# Checks\r', 'rounds_distribution']) {
      expect(csv).not.toContain(title);
    }
    expect(csv).not.toContain('Waiting');
  });

  test('of an inbound line and of a call hold what their pages do, and no long number', async () => {
    const calls = await (
      await api.ask(
        { ...tasksEndpoint, path: '/connections/{connectionId}/tasks/{taskId}/calls' },
        `/connections/tel/tasks/${taskId}/calls`,
      )
    ).json();
    callId = calls.data[0].id;
    for (const report of [
      { kind: 'call', callId, taskId },
      { kind: 'inbound', connectionId: 'air', taskId: undefined },
    ]) {
      const { token } = await make({}, report);
      for (const format of FORMATS) {
        const response = await get(token, format);
        expect(response.status, `${report.kind} ${format}`).toBe(200);
        const bytes = Buffer.from(await response.arrayBuffer());
        const text = format === 'xlsx' ? readWorkbook(bytes).text : bytes.toString('utf8');
        // Hashes of 64 hex digits and sums of floats apart.
        expect(text.replace(/[0-9a-f]{64}|\d+\.\d+/g, ''), `${report.kind} ${format}`).not.toMatch(/\d{11}/);
      }
    }
  });
});

describe('whoever cannot see a link', () => {
  test('gets the same nothing for a file, whatever the reason, and so does who may see the page alone', async () => {
    const revoked = await make();
    await api.ask(revokeLinkEndpoint, `/links/${revoked.id}`, { method: 'DELETE' });
    const paused = await make();
    await api.ask(changeLinkEndpoint, `/links/${paused.id}`, { method: 'PATCH', body: { state: 'paused' } });
    const used = await make({ maxViews: 1 });
    expect((await get(used.token, 'csv')).status).toBe(200);
    const closed = await make({ exports: false, password: 'correct horse' });
    const later = await make();
    expect(later.exports).toBe(true);
    await api.ask(changeLinkEndpoint, `/links/${later.id}`, { method: 'PATCH', body: { exports: false } });
    expect((await json(later.token)).data.report.kind).toBe('task');
    const short = await make({ expiresAt: new Date(api.services.clock.now().getTime() + 1_000).toISOString() });
    api.pass(2_000);

    const tokens = [revoked, paused, used, closed, later, short].map(({ token }) => token).concat('A'.repeat(43), 'x');
    for (const format of FORMATS) {
      const answers = await Promise.all(
        tokens.map(async (token) => {
          const response = await get(token, format);
          const headers = [...response.headers].filter(([name]) => name !== 'x-request-id');
          return [response.status, await response.text(), headers];
        }),
      );
      expect(answers[0]?.[0]).toBe(404);
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    }
  });

  test('is asked for the password, and counted as one viewer with the page', async () => {
    const locked = await make({ password: 'correct horse' });
    expect((await get(locked.token, 'xlsx')).status).toBe(401);
    const once = await make({ maxViews: 1 });
    const first = await get(once.token, 'html');
    const cookie = first.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    expect((await get(once.token, 'csv', '', { cookie })).status).toBe(200);
    expect((await get(once.token, 'csv')).status).toBe(404);
  });

  test('may choose dates inside the window, and gets the file of those', async () => {
    const day = (back: number) =>
      new Date(api.services.clock.now().getTime() - back * 86_400_000).toISOString().slice(0, 10);
    const { token } = await make({ viewerDates: { from: day(9), to: day(1) } });
    const csv = await (await get(token, 'csv', `?from=${day(5)}&to=${day(3)}`)).text();
    expect(csv).toContain(`# Range,${day(5)} 00:00:00 to ${day(2)} 00:00:00 (Asia/Shanghai)`);
    expect((await get(token, 'csv', `?from=${day(30)}&to=${day(3)}`)).status).toBe(400);
    expect((await get(token, 'csv', '?taskId=1')).status).toBe(400);
  });
});

describe('who is signed in', () => {
  test.each(FORMATS)('has the report of the page as %s, in the language asked for', async (format) => {
    const path = `/connections/tel/tasks/${taskId}/report.${format}?locale=zh-CN`;
    const response = await api.ask(signedIn(format), path, { as: 'viewer' });
    expect(response.status).toBe(200);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(format === 'xlsx' ? readWorkbook(bytes).text : bytes.toString('utf8')).toContain('意向等级');
    expect((await api.ask(signedIn(format), path, { as: 'nobody' })).status).toBe(401);
  });

  test('has it to print, in the browser in place of a download', async () => {
    const path = `/connections/tel/tasks/${taskId}/report.html?show=print`;
    const response = await api.ask(signedIn('html'), path, { as: 'viewer' });
    expect(response.headers.get('content-disposition')).toBe('inline');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toContain('data-now="1"');
  });
});
