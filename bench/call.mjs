// `npm run bench call`: the viewer of a call against the production build, with vendors as slow as real ones. A figure
// beyond its limit makes the exit status 1.
import { availableParallelism, loadavg } from 'node:os';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { buildIfNeeded } from '../scripts/build.mjs';
import { findChromium } from '../scripts/chromium.mjs';
import { memoryOf, newPage, openRow, playFromTheMiddle, scroll } from './listen.mjs';
import { startProduct } from './product.mjs';
import { startVendor } from './vendor.mjs';

const CONNECTION = 'tel-v1';
const CALLS = 5;
const FRAMES = 600;
/** A frame that waits for two beats of the screen was dropped. */
const DROPPED_MS = 25;
const LIMITS = { opens: 1_000, opensHour: 1_500, frameP95: 17.5, busy: 8, memory: 150 };

const say = (line) => process.stdout.write(`${line}\n`);
const broken = [];
function judge(name, value, limit, unit) {
  say(`${name.padEnd(64)} ${value.toFixed(1).padStart(8)} ${unit}   (limit ${limit} ${unit})`);
  if (!(value <= limit)) broken.push(`${name}: over ${limit} ${unit}`);
}
const sorted = (values) => [...values].sort((a, b) => a - b);
const at = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];

async function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** The lists of calls of tasks that have an hour's call; the first of them has enough short ones, too. */
async function listsOf({ get }) {
  const { data: tasks } = await get(`/connections/${CONNECTION}/tasks?pageSize=100`);
  const found = [];
  for (const { id } of tasks) {
    const list = `/connections/${CONNECTION}/tasks/${encodeURIComponent(id)}/calls`;
    const { data: hours } = await get(`${list}?page=1&pageSize=100&talkMin=3600`);
    if (hours.length === 0) continue;
    const { data: some } = await get(`${list}?page=1&pageSize=100&talkMin=30&talkMax=300`);
    const page = `/tasks/${CONNECTION}/${encodeURIComponent(id)}/calls`;
    if (some.length > CALLS) found.unshift(page);
    else found.push(page);
    if (found.length >= CALLS && some.length > CALLS) return found;
  }
  if (found.length === 0) throw new Error('No task has a call of an hour.');
  return found;
}

const { failed } = await buildIfNeeded(say);
if (failed) await fail(failed);
const executablePath = await findChromium(say);
if (executablePath === null) await fail('No Chromium could be found or installed; CHROMIUM_PATH may name one.');

const vendor = await startVendor(['--hour-calls']);
const product = await startProduct({ CALLBOARD_DEMO: '0', CALLBOARD_ALLOW_PRIVATE_UPSTREAMS: '1' });
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({
  executablePath,
  args: [...args, '--autoplay-policy=no-user-gesture-required'],
});
try {
  await product.post('/connections', vendor.entry(CONNECTION));
  const lists = (await listsOf(product)).map((path) => `${product.url}${path}`);
  const [list] = lists;
  const page = await newPage(browser, product);

  // Warm: the session is there, the scripts are, and so is the vendor's.
  await openRow(page, `${list}?talkMin=30&talkMax=300`, CALLS);
  const opens = [];
  for (let row = 0; row < CALLS; row++) opens.push(await openRow(page, `${list}?talkMin=30&talkMax=300`, row));
  judge(`first line readable after the click, median of ${CALLS} calls`, at(opens, 0.5), LIMITS.opens, 'ms');
  judge('first line readable after the click, the worst of them', Math.max(...opens), LIMITS.opens, 'ms');

  const first = [];
  for (const each of lists.slice(0, CALLS).toReversed()) first.push(await openRow(page, `${each}?talkMin=3600`, 0));
  say(`each for the first time: ${first.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  const again = [];
  for (let time = 0; time < CALLS; time++) again.push(await openRow(page, `${list}?talkMin=3600`, 0));
  const name = `an hour of 2,000 turns opens, its vendor asked, median of ${first.length}`;
  judge(name, at(first, 0.5), LIMITS.opensHour, 'ms');
  judge(`an hour of 2,000 turns opens, median of ${CALLS} more`, at(again, 0.5), LIMITS.opensHour, 'ms');
  say(`lines in the page: ${await page.locator('[data-testid="turns"] .turn').count()}`);

  await page.waitForFunction(() => document.querySelector('audio')?.duration > 0);
  await page.getByTestId('waveform').locator('canvas').first().waitFor();
  await page.waitForLoadState('networkidle');
  const { gaps, busy } = await scroll(page, FRAMES);
  judge('scrolling it, main thread busy for each frame', busy, LIMITS.busy, 'ms');
  judge(`scrolling it, 95 % of ${FRAMES} frames within`, at(gaps, 0.95), LIMITS.frameP95, 'ms');
  say(
    `longest frame ${Math.max(...gaps).toFixed(1)} ms, dropped ${gaps.filter((gap) => gap > DROPPED_MS).length} of ${FRAMES}`,
  );

  await playFromTheMiddle(page);
  const { heap, process: own } = await memoryOf(browser, page);
  judge('JavaScript heap with the hour playing from its middle', heap, LIMITS.memory, 'MiB');
  if (own === null) say('What the process of the tab has to itself cannot be read on this system.');
  else judge('private memory of the process of the tab, playing', own, LIMITS.memory, 'MiB');

  const [load] = loadavg();
  if (load > availableParallelism()) {
    say(`\nOther programs kept this machine busy (load ${load.toFixed(1)}): the times above are worse than its own.`);
  }
  say(broken.length === 0 ? '\nEvery limit is kept.' : `\n${broken.join('\n')}`);
} finally {
  await browser.close();
  await product.stop();
  await vendor.stop();
}
process.exit(broken.length === 0 ? 0 : 1);
