// `npm run bench list`: a list of 20,000 calls in the production build, scrolled from its first row to its last while it
// is read page by page, then up and down again. Its first page is the sandbox's; the others are made of it here, so that
// what is measured is the page and not the vendor. Beyond the limits below the exit status is 1.
import { availableParallelism, loadavg } from 'node:os';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { buildIfNeeded } from '../scripts/build.mjs';
import { findChromium } from '../scripts/chromium.mjs';
import { runningTaskPath, startProduct } from './product.mjs';

const ROWS = Number(process.argv[3] ?? 20_000);
/** Per frame, in pixels: nearly 4,000 a second, as fast as anybody reads along. */
const STEP = 64;
// Rows are laid out as one table, which takes a beat or two of the screen whenever a block of them comes in.
const LIMITS = { frame: 55, longTask: 120, nodes: 20_000 };

const say = (line) => process.stdout.write(`${line}\n`);
const ms = (value) => `${value.toFixed(1)} ms`;

async function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Runs in the page: scrolls by `step` in every frame until there is nothing more that way, and says what it cost. */
function scrollThrough({ step, rows }) {
  const frames = [];
  const longTasks = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  const table = document.querySelector('[data-testid="call-list"]');
  const place = () => Number([...table.querySelectorAll('[aria-rowindex]')].at(-1)?.getAttribute('aria-rowindex') ?? 0);
  let nodes = 0;
  let idle = 0;
  return new Promise((resolve) => {
    let last = performance.now();
    const frame = (now) => {
      frames.push(now - last);
      last = now;
      const before = window.scrollY;
      window.scrollBy(0, step);
      nodes = Math.max(nodes, document.getElementsByTagName('*').length);
      idle = window.scrollY === before ? idle + 1 : 0;
      // At its end a list that grows waits for the next page, which takes a while.
      const over = step < 0 ? idle > 0 : idle > 1_200 || (idle > 5 && place() > rows);
      if (!over) return requestAnimationFrame(frame);
      observer.disconnect();
      resolve({ frames, longTasks, nodes, rows: place() - 1 });
    };
    requestAnimationFrame(frame);
  });
}

const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;

const { failed } = await buildIfNeeded(say);
if (failed) await fail(failed);
const executablePath = await findChromium(say);
if (executablePath === null) await fail('No Chromium could be found or installed; CHROMIUM_PATH may name one.');

const product = await startProduct();
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath, args });
const broken = [];

/** Answers every page of the list but the first out of what the first one held, up to 20,000 rows. */
async function lengthen(page) {
  const first = {};
  await page.route(/\/api\/v1\/connections\/[^/]+\/tasks\/[^/]+\/calls\?/, async (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const [number, size] = [Number(asked.get('page') ?? 1), Number(asked.get('pageSize'))];
    first.reply ??= await (
      await route.fetch({ url: route.request().url().replace(`page=${number}`, 'page=1') })
    ).json();
    const { data, ...rest } = first.reply;
    const rows = Array.from({ length: size }, (_, at) => ({ ...data[at % data.length], id: `${number}-${at}` }));
    const json = { ...rest, data: rows, page: { number, size, total: ROWS, last: number * size >= ROWS } };
    await route.fulfill({ json });
  });
}

try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await context.addCookies([product.cookie]);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await lengthen(page);
  await page.goto(`${product.url}${await runningTaskPath(product)}/calls`);
  await page.locator('[data-testid="call-list"] tr[data-testid]').first().waitFor();
  await page.waitForLoadState('networkidle');
  const heap = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1e6;
  };
  // Of the page's own thread, whatever else the machine does.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const thread = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  say(`${ROWS} calls, ${STEP} pixels a frame; ${(await heap()).toFixed(0)} MB of heap with the first page.\n`);
  for (const [name, step] of [
    ['down, reading', STEP],
    ['up', -STEP],
    ['down', STEP],
  ]) {
    const before = await thread();
    const { frames, longTasks, nodes, rows } = await page.evaluate(scrollThrough, { step, rows: ROWS });
    const own = ((await thread()) - before) / frames.length;
    const p95 = quantile(frames, 0.95);
    const longest = Math.max(0, ...longTasks);
    say(
      `${name.padEnd(14)} ${rows} rows, ${frames.length} frames: median ${ms(quantile(frames, 0.5))}, p95 ${ms(p95)}, ` +
        `p99 ${ms(quantile(frames, 0.99))}, own work ${ms(own)}; ${longTasks.length} long tasks, longest ${ms(longest)}; ` +
        `at most ${nodes} elements; ${(await heap()).toFixed(0)} MB`,
    );
    if (p95 > LIMITS.frame) broken.push(`${name}: a frame takes more than ${LIMITS.frame} ms (p95)`);
    if (longest > LIMITS.longTask) broken.push(`${name}: a task takes more than ${LIMITS.longTask} ms`);
    if (nodes > LIMITS.nodes) broken.push(`${name}: more than ${LIMITS.nodes} elements`);
    if (step > 0 && rows < ROWS) broken.push(`${name}: only ${rows} rows were reached`);
  }
  const [load] = loadavg();
  const busy = load > availableParallelism() ? ': other programs kept it busy, its own times are better' : '';
  say(`\nLoad of the machine ${load.toFixed(1)}${busy}.`);
  say(broken.length === 0 ? 'Every limit is kept.' : broken.join('\n'));
} finally {
  await browser.close();
  await product.stop();
}
process.exit(broken.length === 0 ? 0 : 1);
