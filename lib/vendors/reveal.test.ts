import { expect, onTestFinished, test } from 'vitest';
import doneSample from './byrobot/fixtures/query-done-task-phones.json' with { type: 'json' };
import { VENDORS } from './registry';
import { standIn, standInIo } from './stand-in';
import agentSample from './telrobot/agent/fixtures/record.json' with { type: 'json' };
import v1Sample from './telrobot/v1/fixtures/query-done-task-phones.json' with { type: 'json' };

const ROWS = 220;
const numberOf = (at: number) => `1990000${1000 + at}`;
const pageOf = <Row>(row: (at: number) => Row, page: number, size: number) =>
  Array.from({ length: ROWS }, (_, at) => row(at)).slice((page - 1) * size, page * size);

const TAGS = [{ id: 't', name: '再联系' }];
const telrobotRow = (sample: object) => (at: number) => ({
  ...sample,
  id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  callee: numberOf(at),
  caller_number: null,
  tags: TAGS,
});
const byRow = (at: number) => ({
  ...doneSample.data.list[0],
  callInstanceId: at + 1,
  customerTelephone: numberOf(at),
  resultList: [{ name: '客户标签', value: '再联系' }],
});

const WORLDS = [
  [
    'telrobot-agent',
    { userId: 'u', token: 't' },
    ({ query }: { query: Readonly<Record<string, string>> }) => {
      const size = Number(query['per_page']);
      const data = pageOf(telrobotRow(agentSample.data[0] ?? {}), Number(query['page']), size);
      return { ...agentSample, data, meta: { ...agentSample.meta, total: ROWS, per_page: size } };
    },
  ],
  [
    'telrobot-v1',
    { token: 't', taskIds: ['1'] },
    ({ body }: { body: unknown }) => ({
      data: pageOf(telrobotRow(v1Sample.data[0] ?? {}), (body as { page: number }).page, 15),
      total: ROWS,
      last_page: Math.ceil(ROWS / 15),
    }),
  ],
  [
    'byrobot',
    { appKey: 'k', appSecret: 's', companyId: 1 },
    ({ body }: { body: unknown }) => {
      const { pageNum, pageSize } = body as { pageNum: number; pageSize: number };
      const list = pageOf(byRow, pageNum, pageSize);
      return { ...doneSample, data: { list, total: ROWS, pages: Math.ceil(ROWS / pageSize), pageSize } };
    },
  ],
] as const;

test.each(WORLDS)(
  '%s: a revealed list that is filtered here leaves no number in what the next one is answered from',
  async (dialect, account, answer) => {
    const vendor = await standIn((asked) => ({ body: answer(asked) }));
    onTestFinished(vendor.close);
    const { io } = standInIo('2026-11-21T03:00:00.000Z');
    const target = { baseUrl: vendor.baseUrl, timeZone: 'Asia/Shanghai' };
    const { calls } = VENDORS[dialect].connect(target, account, io);
    const ask = (reveal: boolean) =>
      calls?.({ taskId: '1', page: 1, pageSize: 200, tag: '再联系', reveal }, AbortSignal.timeout(15_000));
    const whole = await ask(true);
    expect(whole?.data.calls).toHaveLength(200);
    expect(whole?.data.calls.every(({ callee }) => /^1990000\d{4}$/.test(callee ?? ''))).toBe(true);
    const masked = await ask(false);
    expect(masked?.data.calls).toHaveLength(200);
    expect(masked?.data.calls.every(({ callee }) => /^199\*{4}\d{4}$/.test(callee ?? ''))).toBe(true);
    expect(JSON.stringify([masked, whole?.raw])).not.toMatch(/1990000\d{4}/);
  },
);
