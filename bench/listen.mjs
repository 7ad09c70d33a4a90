import { readFile } from 'node:fs/promises';

/** Runs in the page before anything else: when a press on a row happened, and when the first words stood on the screen. */
function observe() {
  const seen = { pressed: 0, readable: 0 };
  Object.assign(window, { __seen: seen });
  document.addEventListener('click', () => Object.assign(seen, { pressed: performance.now(), readable: 0 }), true);
  const look = () => {
    if (seen.pressed > 0 && seen.readable === 0 && document.querySelector('[data-testid="turns"] .turn p')) {
      seen.readable = -1;
      // The frame after the one that draws it.
      requestAnimationFrame(() => requestAnimationFrame(() => Object.assign(seen, { readable: performance.now() })));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

export async function newPage(browser, { cookie }) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  await context.addCookies([cookie]);
  const page = await context.newPage();
  await page.addInitScript(observe);
  return page;
}

/** From the press on a row of a list to its first readable line, in milliseconds. */
export async function openRow(page, address, row) {
  await page.goto(address);
  const link = page.locator('[data-row-link][href^="/calls/"]').nth(row);
  await link.waitFor();
  await page.waitForLoadState('networkidle');
  await link.click();
  await page.waitForFunction(() => window.__seen.readable > 0);
  return page.evaluate(() => window.__seen.readable - window.__seen.pressed);
}

/**
 * Somebody scrolls through a call, at a pace of nearly 4,000 pixels a second: the time between frames, and what the main
 * thread computed for each, which other programs cannot lengthen.
 */
export async function scroll(page, frames) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1_000;
  };
  const before = await busy();
  const gaps = await page.evaluate(
    (count) =>
      new Promise((resolve) => {
        const gaps = [];
        let before = performance.now();
        const step = (now) => {
          gaps.push(now - before);
          before = now;
          window.scrollBy(0, 64);
          if (gaps.length <= count) requestAnimationFrame(step);
          else resolve(gaps.slice(1));
        };
        requestAnimationFrame(step);
      }),
    frames,
  );
  return { gaps, busy: ((await busy()) - before) / frames };
}

/** Plays from the middle, and waits until it really does. */
export async function playFromTheMiddle(page) {
  await page.evaluate(async () => {
    const audio = document.querySelector('audio');
    audio.currentTime = audio.duration / 2;
    await audio.play();
  });
  await page.waitForFunction(() => {
    const audio = document.querySelector('audio');
    return audio.currentTime > audio.duration / 2 + 3;
  });
}

const MIB = 1_048_576;

/** The tab's JavaScript heap after a collection, and what its process has to itself; null where the system hides it. */
export async function memoryOf(browser, page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const whole = await browser.newBrowserCDPSession();
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  const own = await Promise.all(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => ownMemory(id)));
  const known = own.filter((bytes) => bytes !== null);
  return { heap: usedSize / MIB, process: known.length === 0 ? null : Math.max(...known) / MIB };
}

async function ownMemory(pid) {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = [...text.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm)];
  return lines.reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0);
}
