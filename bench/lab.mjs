import { firstLoad } from './first-load.mjs';

/**
 * Two laboratories. The phone's throttling is what Lighthouse applies for mobile through DevTools: CPU four times
 * slower, "Slow 4G" with 150 ms of round trip and 1.6 Mbit/s, both as DevTools has to be told to get there.
 */
export const LABS = [
  { name: 'desktop', viewport: { width: 1440, height: 900 }, cpu: 1, network: null, limited: true },
  {
    name: 'phone, 4x CPU, Slow 4G',
    viewport: { width: 390, height: 844 },
    cpu: 4,
    network: { offline: false, latency: 562.5, downloadThroughput: 184_320, uploadThroughput: 84_375 },
    limited: false,
  },
];

/** Runs in the page before anything else; a later read of `__lab` has all of it. */
function observe() {
  const lab = { lcp: 0, cls: 0, longTasks: [] };
  Object.assign(window, { __lab: lab });
  const on = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on('largest-contentful-paint', ({ startTime }) => {
    lab.lcp = startTime;
  });
  on('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) lab.cls += value;
  });
  on('longtask', ({ startTime, duration }) => lab.longTasks.push({ startTime, duration }));
}

/** Somebody reads the page to its end, so that every chart on it is drawn. */
async function readToTheEnd(page, height) {
  await page.mouse.move(40, 40);
  const all = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0; top < all; top += height / 2) {
    await page.mouse.wheel(0, height / 2);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 })));
}

/** A page of its own in this laboratory, with nothing in its cache. */
async function pageIn(browser, { viewport, cpu, network }) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.addInitScript(observe);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  if (network) {
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', network);
  }
  return { context, page };
}

/** When the largest text of a page stood, which needs no script: of a shared report, whose stream never ends. */
export async function largestPaint(browser, lab, url) {
  const { context, page } = await pageIn(browser, lab);
  try {
    await page.goto(url, { waitUntil: 'load' });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await page.waitForFunction(() => window.__lab.lcp > 0);
    return await page.evaluate(() => window.__lab.lcp);
  } finally {
    await context.close();
  }
}

/** One visit with a cold cache: loaded, then read to its end. Times in milliseconds, sizes in bytes. */
export async function visit(browser, lab, { url, cookie, path }) {
  const { context, page } = await pageIn(browser, lab);
  try {
    await context.addCookies([cookie]);
    const { bytes: js, html } = await firstLoad(page, `${url}${path}`);
    const { lcp } = await page.evaluate(() => window.__lab);
    await readToTheEnd(page, lab.viewport.height);
    const { cls, longTasks, loaded } = await page.evaluate(() => ({
      ...window.__lab,
      loaded: performance.getEntriesByType('navigation')[0].loadEventEnd,
    }));
    const after = longTasks.filter(({ startTime }) => startTime >= loaded).map(({ duration }) => duration);
    return { lcp, cls, longTask: Math.max(0, ...after), js, html: html.bytes, htmlGzip: html.gzip };
  } finally {
    await context.close();
  }
}
