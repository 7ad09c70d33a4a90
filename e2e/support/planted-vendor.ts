import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** Fictional; it stands in every word and every number of what the vendors of this file answer. */
export const CANARY = '19900004321';

const fixture = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../lib/vendors/${path}.json`, import.meta.url), 'utf8'));

const ANSWERS: readonly (readonly [RegExp, string])[] = [
  [/^\/tel\/.*\/task$/, 'telrobot/agent/fixtures/task-list'],
  [/^\/tel\/.*\/stat$/, 'telrobot/agent/fixtures/stat'],
  [/^\/tel\/.*\/record$/, 'telrobot/agent/fixtures/record'],
  [/^\/tel\/.*\/number$/, 'telrobot/agent/fixtures/number'],
  [/^\/tel\/.*\/detail\//, 'telrobot/agent/fixtures/detail'],
  [/getCompanys$/, 'byrobot/fixtures/get-companys'],
  [/getTasks$/, 'byrobot/fixtures/get-tasks'],
  [/getTaskDetail$/, 'byrobot/fixtures/get-task-detail'],
  [/queryDoneTaskPhones$/, 'byrobot/fixtures/query-done-task-phones'],
  [/notDialedCustomerList$/, 'byrobot/fixtures/not-dialed-customer-list'],
  [/phoneLogInfo$/, 'byrobot/fixtures/phone-log-info'],
];

function planted(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((inner) => planted(inner, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, planted(inner, name)]));
  }
  if (/callee|phone|^number$|caller/i.test(key)) return CANARY;
  if (typeof value !== 'string' || /_str$/.test(key) || !/\p{Script=Han}/u.test(value)) return value;
  return `${value} ${CANARY} 幺九九零零零零四三二一`;
}

/** Two vendors on loopback, and the provisioning file's entries of their connections. */
export async function plantedVendor() {
  const server = createServer((incoming, outgoing) => {
    const path = new URL(incoming.url ?? '/', 'http://vendor').pathname;
    const found = ANSWERS.find(([pattern]) => pattern.test(path))?.[1];
    outgoing.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
    outgoing.end(JSON.stringify(found ? planted(fixture(found)) : { message: CANARY }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const limits = { requestsPerSecond: 100 };
  return {
    connections: [
      {
        id: 'tel',
        name: '电话机器人',
        dialect: 'telrobot-agent',
        baseUrl: `${origin}/tel`,
        account: { userId: 'u', token: 'token-of-ours' },
        limits,
      },
      {
        id: 'by',
        name: '百应',
        dialect: 'byrobot',
        baseUrl: `${origin}/by`,
        account: { appKey: 'key-of-ours', appSecret: 'secret-of-ours', companyId: 1 },
        limits,
      },
    ],
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
