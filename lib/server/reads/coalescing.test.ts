import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConnectionEntry } from '@/lib/api/connections';
import { answer, type FaultServer, startFaultServer } from '@/lib/proxy/testing/fault-server';
import { type Api, openApi } from '../testing/api';
import { SUBJECTS, type Subject } from '../testing/subjects';

// A hundred viewers of one report cost the vendor one request (api.md section 5). Counted at the vendor.

let api: Api;
let server: FaultServer;
/** Null: answers go out at once. */
let gate: Promise<void> | null = null;

const entryOf = ({ name, dialect, account }: Subject, use: string): ConnectionEntry => ({
  id: `${name}-${use}`,
  name,
  dialect,
  baseUrl: `${server.origin}/${name}-${use}`,
  timeZone: 'Asia/Shanghai',
  account,
  limits: { requestsPerSecond: 100, inFlight: 32, timeoutMs: 20_000 },
});

beforeAll(async () => {
  server = await startFaultServer((path) => (socket) => {
    const subject = SUBJECTS.find(({ name }) => path.startsWith(`/${name}-`));
    const good = subject?.good(path);
    const send = () => (good === undefined ? socket.destroy() : answer('200 OK', good)(socket));
    if (gate !== null) void gate.then(send);
    else send();
  });
  api = await openApi(SUBJECTS.flatMap((subject) => ['crowd', 'alone', 'viewers'].map((use) => entryOf(subject, use))));
});
afterAll(async () => {
  await api.close();
  await server.close();
});

const askedOf = (id: string) => server.asked.filter((path) => path.startsWith(`/${id}/`));
const ask = (subject: Subject, use: string) => api.ask(subject.endpoint, subject.question(`${subject.name}-${use}`));
/** Until the vendor was asked so often; nobody waits longer than the test does. */
async function untilAsked(id: string, count: number) {
  while (askedOf(id).length < count) await turn();
}

describe.each(SUBJECTS.filter(({ name }) => name !== 'air-stat').map((subject) => [subject.name, subject] as const))(
  '%s',
  (name, subject) => {
    test('a thousand simultaneous questions cost the vendor what one costs', async () => {
      expect((await ask(subject, 'alone')).status).toBe(200);
      const one = askedOf(`${name}-alone`);
      let open = () => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      const thousand = Array.from({ length: 1_000 }, () => ask(subject, 'crowd'));
      await untilAsked(`${name}-crowd`, 1);
      open();
      gate = null;
      const answers = await Promise.all(thousand);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      const paths = (all: readonly string[]) => all.map((path) => path.replace(/^\/[^/]+/, '')).sort();
      expect(paths(askedOf(`${name}-crowd`))).toEqual(paths(one));
      const fetched = await Promise.all(
        answers.slice(0, 50).map(async (one) => (await one.json()).meta.source.fetchedAt),
      );
      expect(new Set(fetched).size).toBe(1);
    });

    test('twenty viewers who ask again at every interval cost the vendor one question in each', async () => {
      const id = `${name}-viewers`;
      const main = () => askedOf(id).filter((path) => !path.endsWith('/auth')).length;
      await ask(subject, 'viewers');
      const each = main();
      const age = async () => (await (await ask(subject, 'viewers')).json()).meta.source.ageMs;
      // Longer than any dialect's freshness, shorter than what is waited for.
      for (let interval = 1; interval <= 4; interval++) {
        api.pass(61_000);
        const answers = await Promise.all(Array.from({ length: 20 }, () => ask(subject, 'viewers')));
        for (const { status } of answers) expect(status).toBe(200);
        while (main() < each * (interval + 1)) await turn();
        // Its answer is here: what is still on its way when the clock moves on would be late.
        while ((await age()) >= 61_000) await turn();
        // Asked within the interval again, nobody else is bothered.
        await Promise.all(Array.from({ length: 20 }, () => ask(subject, 'viewers')));
        expect(main()).toBe(each * (interval + 1));
      }
      expect(askedOf(id).filter((path) => path.endsWith('/auth')).length).toBeLessThanOrEqual(1);
    });
  },
);
