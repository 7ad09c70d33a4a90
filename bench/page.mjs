// `npm run bench` (`npm run bench call` is of a call): lab values of the task page against the production build: the median of its visits, and the worst in
// brackets. The unthrottled medians must keep the limits below, or the exit status is 1.
import { availableParallelism, loadavg } from 'node:os';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { buildIfNeeded } from '../scripts/build.mjs';
import { findChromium } from '../scripts/chromium.mjs';
import { LABS, visit } from './lab.mjs';
import { runningTaskPath, startProduct } from './product.mjs';

const VISITS = 5;
const LIMITS = { lcp: 2_000, cls: 0.05, longTask: 200 };

const say = (line) => process.stdout.write(`${line}\n`);
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const ms = (value) => `${Math.round(value)} ms`;

async function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const { failed } = await buildIfNeeded(say);
if (failed) await fail(failed);
const executablePath = await findChromium(say);
if (executablePath === null) await fail('No Chromium could be found or installed; CHROMIUM_PATH may name one.');

const product = await startProduct();
const path = await runningTaskPath(product);
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath, args });
const broken = [];
try {
  say(`The task page: median (worst) of ${VISITS} visits with a cold cache; after load it is read to its end.\n`);
  const head = ['', 'LCP', 'CLS', 'longest task after load', 'first-load JS (gzip)', 'HTML (gzip)'];
  const rows = [];
  for (const lab of LABS) {
    const visits = [];
    for (let count = 0; count < VISITS; count += 1) {
      visits.push(await visit(browser, lab, { ...product, path }));
    }
    const sorted = (key) => visits.map((each) => each[key]).sort((a, b) => a - b);
    const median = (key) => sorted(key)[Math.floor(VISITS / 2)];
    const both = (key, text) => `${text(median(key))} (${text(sorted(key).at(-1))})`;
    const html = `${kB(median('html'))} (${kB(median('htmlGzip'))})`;
    const cls = (value) => value.toFixed(4);
    rows.push([lab.name, both('lcp', ms), both('cls', cls), both('longTask', ms), kB(median('js')), html]);
    if (median('lcp') === 0) broken.push(`${lab.name}: nothing was painted`);
    if (!lab.limited) continue;
    if (median('lcp') >= LIMITS.lcp) broken.push(`${lab.name}: LCP is not under ${LIMITS.lcp} ms`);
    if (median('cls') >= LIMITS.cls) broken.push(`${lab.name}: CLS is not under ${LIMITS.cls}`);
    if (median('longTask') > LIMITS.longTask) broken.push(`${lab.name}: a task took more than ${LIMITS.longTask} ms`);
  }
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at].length)));
  for (const row of [head, ...rows]) {
    say(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('   '));
  }
  const [load] = loadavg();
  if (load > availableParallelism()) {
    say(`\nOther programs kept this machine busy (load ${load.toFixed(1)}): the times above are worse than its own.`);
  }
  say(broken.length === 0 ? '\nEvery limit is kept.' : `\n${broken.join('\n')}`);
} finally {
  await browser.close();
  await product.stop();
}
process.exit(broken.length === 0 ? 0 : 1);
