// `npm run bench share`: how many readers of one live report the production build serves a second, from a process of its
// own, and how heavy the page is. Below the limits of a shared page the exit status is 1.
import { Agent, request } from 'node:http';
import { loadavg } from 'node:os';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { buildIfNeeded } from '../scripts/build.mjs';
import { startProduct } from './product.mjs';

const SECONDS = 8;
const READERS = 16;
const LIMITS = { perSecond: 300, bytes: 60_000 };

const say = (line) => process.stdout.write(`${line}\n`);
const agent = new Agent({ keepAlive: true, maxSockets: READERS });

/** One request: its status and its body. */
function read(url) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, body: Buffer.concat(parts) }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}

const { failed } = await buildIfNeeded(say);
if (failed) {
  process.stderr.write(`${failed}\n`);
  process.exit(1);
}
const product = await startProduct();
const broken = [];
try {
  const { data: tasks } = await product.get('/connections/tel/tasks');
  const task = tasks.find(({ state }) => ['paused_user', 'finished', 'stopped'].includes(state)) ?? tasks[0];
  const report = { kind: 'task', connectionId: 'tel', taskId: task.id };
  const made = await product.post('/links', { name: 'Bench', mode: 'live', report });
  const { url } = (await made.json()).data;
  const { body } = await read(url);
  const bytes = gzipSync(body).byteLength;
  say(`The page: ${body.byteLength} bytes, ${bytes} gzipped (limit ${LIMITS.bytes}).`);
  if (bytes > LIMITS.bytes) broken.push('The page is too heavy.');

  const times = [];
  let errors = 0;
  const until = performance.now() + SECONDS * 1_000;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: READERS }, async () => {
      while (performance.now() < until) {
        const began = performance.now();
        const { status } = await read(url);
        times.push(performance.now() - began);
        if (status !== 200) errors += 1;
      }
    }),
  );
  const rate = times.length / ((performance.now() - from) / 1_000);
  const at = (share) => [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
  say(
    `${rate.toFixed(0)} requests a second (limit ${LIMITS.perSecond}), ${READERS} readers at once, ${errors} errors;`,
  );
  say(
    `median ${at(0.5).toFixed(1)} ms, 95 % within ${at(0.95).toFixed(1)} ms. Load of the machine ${loadavg()[0].toFixed(1)}.`,
  );
  if (rate < LIMITS.perSecond) broken.push('Too few requests a second.');
  if (errors > 0) broken.push('Some requests failed.');
  const { data: links } = await product.get('/links');
  const counted = links.find(({ name }) => name === 'Bench')?.views;
  if (counted !== times.length + 1) broken.push(`${counted} views were counted of ${times.length + 1}.`);
  say(broken.length === 0 ? 'Every limit is kept.' : broken.join('\n'));
} finally {
  agent.destroy();
  await product.stop();
}
process.exit(broken.length === 0 ? 0 : 1);
