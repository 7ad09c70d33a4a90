/** Runs in the page: scrolls by `step` in each of so many frames, and says what it cost. */
function scrollBy({ step, count }) {
  const gaps = [];
  const longTasks = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  // Whoever reads sees rows in the middle of the screen; where there are none yet, the list was too slow.
  const blank = () => !document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('[aria-rowindex]');
  let blanks = 0;
  let elements = 0;
  return new Promise((resolve) => {
    let last = performance.now();
    const frame = (now) => {
      gaps.push(now - last);
      last = now;
      if (gaps.length % 10 === 0) {
        elements = Math.max(elements, document.getElementsByTagName('*').length);
        if (blank()) blanks += 1;
      }
      window.scrollBy(0, step);
      if (gaps.length <= count) return requestAnimationFrame(frame);
      observer.disconnect();
      resolve({ gaps: gaps.slice(1), longTasks, elements, blanks });
    };
    requestAnimationFrame(frame);
  });
}

const PARTS = {
  script: ['FunctionCall', 'EvaluateScript', 'RunMicrotasks', 'v8.callFunction', 'FireAnimationFrame'],
  style: ['UpdateLayoutTree'],
  layout: ['Layout'],
  paint: ['PrePaint', 'Paint', 'Layerize', 'Commit'],
};

/** Of processor time, so that other programs on the machine do not count. */
const cpu = ({ tdur = 0 }) => tdur / 1_000;

/** What the page's own thread did between one frame and the next, by a trace. */
function workOf(events) {
  const fires = events.filter(({ name }) => name === 'FireAnimationFrame');
  const counts = new Map();
  for (const { pid, tid } of fires) counts.set(`${pid}:${tid}`, (counts.get(`${pid}:${tid}`) ?? 0) + 1);
  const [thread] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const own = events.filter(({ pid, tid }) => `${pid}:${tid}` === thread);
  const starts = own.filter(({ name }) => name === 'FireAnimationFrame').map(({ ts }) => ts);
  starts.sort((a, b) => a - b);
  const busy = starts.slice(1).map(() => 0);
  const tasks = own.filter(({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask');
  let at = 0;
  for (const task of tasks.sort((a, b) => a.ts - b.ts)) {
    while (at + 1 < starts.length && starts[at + 1] <= task.ts) at += 1;
    if (at < busy.length && task.ts >= starts[0]) busy[at] += cpu(task);
  }
  const parts = Object.entries(PARTS).map(([part, names]) => {
    // Script in script is counted with the outer one.
    let end = 0;
    const sum = own
      .filter(({ name, ph }) => ph === 'X' && names.includes(name))
      .sort((a, b) => a.ts - b.ts || b.dur - a.dur)
      .reduce((total, event) => {
        if (event.ts < end) return total;
        end = event.ts + event.dur;
        return total + cpu(event);
      }, 0);
    return [part, sum / Math.max(1, busy.length)];
  });
  return { busy, parts: Object.fromEntries(parts) };
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Scrolls by `step` pixels in each of `count` frames: how long they took, and what the page did in them. */
export async function scroll(browser, page, { step, count }) {
  await browser.startTracing(page, { categories: CATEGORIES });
  const seen = await page.evaluate(scrollBy, { step, count });
  const trace = JSON.parse((await browser.stopTracing()).toString());
  return { ...seen, ...workOf(trace.traceEvents) };
}
