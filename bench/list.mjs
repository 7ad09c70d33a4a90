// `npm run bench list`: lists of 20,000 calls and of as many numbers in the production build, read to their end, then
// scrolled at their top, in their middle and at their end. Vendor and pages are real ones. Times of a frame are what
// this machine gave; what the page itself needed for one comes from a trace, in processor time. Beyond the limits below
// the exit status is 1.
import { availableParallelism, loadavg } from 'node:os';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { buildIfNeeded } from '../scripts/build.mjs';
import { findChromium } from '../scripts/chromium.mjs';
import { startProduct } from './product.mjs';
import { scroll } from './scroll.mjs';
import { startVendor } from './vendor.mjs';

const ROWS = Number(process.argv[3] ?? 20_000);
const FRAMES = 600;
/** Pixels a frame: a quick reader's 4,000 a second, and a flick of the wheel. */
const SPEEDS = [
  ['down', 64],
  ['up', -64],
  ['flick', 320],
];
const LIMITS = { frame: 17.5, busy: 8, busyP95: 16.7, longTask: 50, elements: 6_000, heap: 150 };
// A quiet afternoon, after the longest task has dialled all its numbers.
const WORLD = ['--latency', 'none', '--scale', '4', '--now', '2026-11-21T20:30:00+08:00', '--speed', '0'];

const say = (line) => process.stdout.write(`${line}\n`);
const ms = (value) => `${value.toFixed(1)} ms`;
const at = (values, share) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

async function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const { failed } = await buildIfNeeded(say);
if (failed) await fail(failed);
const executablePath = await findChromium(say);
if (executablePath === null) await fail('No Chromium could be found or installed; CHROMIUM_PATH may name one.');

const broken = [];
function judge(name, { gaps, busy, parts, longTasks, elements, blanks }) {
  const longest = Math.max(0, ...longTasks);
  const shares = Object.entries(parts).map(([part, value]) => `${part} ${value.toFixed(1)}`);
  say(
    `${name.padEnd(24)} frames ${ms(at(gaps, 0.5))}, p95 ${ms(at(gaps, 0.95))}, max ${ms(Math.max(...gaps))}; ` +
      `own work ${ms(mean(busy))} (${shares.join(', ')}), p95 ${ms(at(busy, 0.95))}, max ${ms(Math.max(...busy))}; ` +
      `${longTasks.length} long tasks, longest ${ms(longest)}; ${elements} elements; blank ${blanks}; load ${loadavg()[0].toFixed(1)}`,
  );
  const over = (what, value, limit) => value > limit && broken.push(`${name}: ${what} ${value.toFixed(1)} > ${limit}`);
  over('frame p95', at(gaps, 0.95), LIMITS.frame);
  over('own work a frame', mean(busy), LIMITS.busy);
  over('own work p95', at(busy, 0.95), LIMITS.busyP95);
  over('long task', longest, LIMITS.longTask);
  over('elements', elements, LIMITS.elements);
}

/** The path of the task with the most calls, and how many it has. */
async function longestTask({ get }) {
  const { data: tasks } = await get('/connections/tel/tasks?pageSize=100');
  let found = { path: '', total: 0 };
  for (const { id } of tasks) {
    const path = `/connections/tel/tasks/${encodeURIComponent(id)}`;
    const { page } = await get(`${path}/calls?pageSize=1`);
    if (page.total > found.total) found = { path: `/tasks/tel/${encodeURIComponent(id)}`, total: page.total };
  }
  return found;
}

/**
 * Runs in the page: goes to the list's end at every frame, so that the next page is asked for as soon as one is there,
 * until so many rows are. Where a page fails, the list's end says so, and that is the end here as well.
 */
function readOn(rows) {
  const last = () => Number([...document.querySelectorAll('[aria-rowindex]')].at(-1)?.getAttribute('aria-rowindex'));
  return new Promise((resolve, reject) => {
    const frame = () => {
      if (last() > rows) return resolve();
      if (document.querySelector('main [role="alert"]'))
        return reject(new Error('A page of the list was not to be had.'));
      window.scrollTo(0, document.documentElement.scrollHeight);
      requestAnimationFrame(frame);
    };
    frame();
  });
}

/** Runs in the page: goes there, and waits until rows stand on the screen and three frames have brought no others. */
function standAt(share) {
  const drawn = () => {
    const on = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('[aria-rowindex]');
    return on && `${document.querySelectorAll('[aria-rowindex]').length} ${on.getAttribute('aria-rowindex')}`;
  };
  window.scrollTo(0, document.documentElement.scrollHeight * share);
  return new Promise((resolve) => {
    const frame = (before, same) => {
      if (same === 3) return resolve();
      const now = drawn();
      requestAnimationFrame(() => frame(now, now && now === before ? same + 1 : 0));
    };
    frame(null, 0);
  });
}

const vendor = await startVendor(WORLD);
const product = await startProduct({ CALLBOARD_DEMO: '0', CALLBOARD_ALLOW_PRIVATE_UPSTREAMS: '1' });
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath, args });
try {
  const limits = { requestsPerSecond: 100, inFlight: 16, timeoutMs: 20_000 };
  await product.post('/connections', { ...vendor.entry('tel'), limits });
  const { path, total } = await longestTask(product);
  if (total < ROWS) throw new Error(`The longest task has only ${total} calls.`);
  for (const list of ['calls', 'numbers']) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    await context.addCookies([product.cookie]);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const heap = async () => {
      await devtools.send('HeapProfiler.collectGarbage');
      return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1e6;
    };
    await page.goto(`${product.url}${path}/${list}`);
    await page.locator('[aria-rowindex="2"]').waitFor();
    await page.waitForLoadState('networkidle');
    const first = await heap();
    judge(`${list}, pages coming`, await scroll(browser, page, { step: 64, count: FRAMES }));
    const began = Date.now();
    const answers = [];
    page.on('requestfinished', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/api/') && pathname.endsWith(`/${list}`)) answers.push(request.timing().responseEnd);
    });
    await page.evaluate(readOn, ROWS);
    const seconds = ((Date.now() - began) / 1000).toFixed(0);
    const perPage = `${answers.length} pages of ${ms(at(answers, 0.5))} each, p95 ${ms(at(answers, 0.95))}`;
    await page.waitForLoadState('networkidle');
    const all = await heap();
    say(
      `${list}: ${ROWS} rows read in ${seconds} s, ${perPage}; heap ${first.toFixed(0)} MB with the first page, ${all.toFixed(0)} MB now`,
    );
    if (all > LIMITS.heap) broken.push(`${list}: heap ${all.toFixed(0)} MB > ${LIMITS.heap} MB`);
    for (const [place, share] of [
      ['top', 0],
      ['middle', 0.5],
      ['end', 0.9],
    ]) {
      await page.evaluate(standAt, share);
      for (const [name, step] of place === 'middle' ? SPEEDS : SPEEDS.slice(0, 1)) {
        judge(`${list}, ${place}, ${name}`, await scroll(browser, page, { step, count: FRAMES }));
      }
    }
    await context.close();
  }
  const [load] = loadavg();
  const busy = load > availableParallelism() ? ': other programs kept it busy, its own frames are better' : '';
  say(`\nLoad of the machine ${load.toFixed(1)}${busy}.`);
  say(broken.length === 0 ? 'Every limit is kept.' : broken.join('\n'));
} finally {
  await browser.close();
  await product.stop();
  await vendor.stop();
}
process.exit(broken.length === 0 ? 0 : 1);
