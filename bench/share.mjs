// `npm run bench share`: how many readers of one live report the production build serves a second, from a process of its
// own on the other core, how heavy the page is, and when its largest text stands on a phone. Below the limits of a
// shared page the exit status is 1.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { buildIfNeeded } from '../scripts/build.mjs';
import { findChromium } from '../scripts/chromium.mjs';
import { LABS, largestPaint } from './lab.mjs';
import { startProduct } from './product.mjs';
import { readFor } from './readers.mjs';

/** Of the machine, as long as nothing is pinned. */
const CORES = availableParallelism();
const READERS = 16;
const VISITS = 5;
const LIMITS = { perSecond: 300, bytes: 60_000, lcp: 1_200 };

const say = (line) => process.stdout.write(`${line}\n`);

/** Keeps a process, and every thread of it, on these cores; false where the system has no such command. */
const pin = (pid, cores) => spawnSync('taskset', ['-a', '-c', '-p', `${cores}`, `${pid}`]).status === 0;

/** Seconds that a process has computed; null where the system does not tell. */
function computed(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

async function measured(name, url, seconds, pid) {
  const before = computed(pid);
  const { rate, count, errors, at } = await readFor(url, seconds, READERS);
  const spent = before === null ? null : computed(pid) - before;
  const perCore = spent ? count / spent : null;
  say(
    `${name.padEnd(22)} ${rate.toFixed(0).padStart(6)}/s   p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, ${errors} errors` +
      (perCore === null
        ? ''
        : `; ${(1_000 / perCore).toFixed(2)} ms of a core each, ${perCore.toFixed(0)} to a core's second`),
  );
  return { rate, count, errors, perCore };
}

const { failed } = await buildIfNeeded(say);
if (failed) {
  process.stderr.write(`${failed}\n`);
  process.exit(1);
}
const executablePath = await findChromium(say);
const product = await startProduct();
const broken = [];
try {
  const pinned = CORES > 1 && pin(product.pid, 0) && pin(process.pid, 1);
  say(pinned ? 'The server has one core, the readers another.' : 'The server shares its cores with the readers.');
  const { data: tasks } = await product.get('/connections/tel/tasks');
  const task = tasks.find(({ state }) => ['paused_user', 'finished', 'stopped'].includes(state)) ?? tasks[0];
  const report = { kind: 'task', connectionId: 'tel', taskId: task.id };
  const made = await product.post('/links', { name: 'Bench', mode: 'live', report });
  const { url } = (await made.json()).data;
  const body = Buffer.from(await (await fetch(url)).arrayBuffer());
  const bytes = gzipSync(body).byteLength;
  say(`The page: ${body.byteLength} bytes, ${bytes} gzipped (limit ${LIMITS.bytes}).`);
  if (bytes > LIMITS.bytes) broken.push('The page is too heavy.');

  let views = 1;
  const warm = await measured('warming up', url, 3, product.pid);
  const bare = await measured('a route doing nothing', `${product.url}/healthz`, 4, product.pid);
  const page = await measured('the page', url, 8, product.pid);
  const data = await measured('its data', `${url}/report.json`, 4, product.pid);
  views += warm.count + page.count + data.count;
  const ratio = page.rate / bare.rate;
  say(`The page is served ${(ratio * 100).toFixed(0)} % as often as a route that does nothing.`);
  // Where other programs keep the core busy, what was computed says how many a core of our own would have answered.
  const fair = Math.max(page.rate, page.perCore ?? 0);
  say(`On a core of its own that is ${fair.toFixed(0)} a second (limit ${LIMITS.perSecond}).`);
  if (fair < LIMITS.perSecond) broken.push('Too few requests a second.');
  if (page.errors + data.errors + warm.errors > 0) broken.push('Some requests failed.');
  const { data: links } = await product.get('/links');
  const counted = links.find(({ name }) => name === 'Bench')?.views;
  if (counted !== views) broken.push(`${counted} views were counted of ${views}.`);

  if (executablePath === null) broken.push('No Chromium could be found; CHROMIUM_PATH may name one.');
  else {
    // A browser has the cores of its machine: what it inherits is this process's one.
    if (pinned) pin(process.pid, `0-${CORES - 1}`);
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const browser = await chromium.launch({ executablePath, args });
    try {
      for (const lab of LABS) {
        const lcps = [];
        for (let count = 0; count < VISITS; count += 1) {
          lcps.push(await largestPaint(browser, lab, url));
        }
        const [median] = lcps.sort((a, b) => a - b).slice(Math.floor(VISITS / 2));
        say(`LCP, ${lab.name}: ${Math.round(median)} ms (worst ${Math.round(lcps.at(-1))}; limit ${LIMITS.lcp}).`);
        if (median === 0 || median >= LIMITS.lcp) broken.push(`${lab.name}: LCP is not under ${LIMITS.lcp} ms.`);
      }
    } finally {
      await browser.close();
    }
  }
  say(`Load of the machine ${loadavg()[0].toFixed(1)}.`);
  say(broken.length === 0 ? 'Every limit is kept.' : broken.join('\n'));
} finally {
  await product.stop();
}
process.exit(broken.length === 0 ? 0 : 1);
