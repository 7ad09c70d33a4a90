import { readFileSync } from 'node:fs';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { hydrated } from './support/hydrated';

type Task = { id: string; state: string };
type Stat = { calls: { answered: number | null } };
type Reply = {
  data: unknown[];
  page: { total: number | null; last: boolean };
  meta: { source: { coverage?: object } };
};
/** A mark as the page has it: the count that it shows, and its list or why it has none. */
type Mark = { section: string; count: number; href: string | null; why: string | null; text: string };

// Lists that are filtered here, and statistics made of records, are read to their end first.
test.describe.configure({ timeout: 120_000 });

const OUTBOUND = ['tel', 'tel-v1', 'by'] as const;

async function get<Answer>(request: APIRequestContext, path: string): Promise<Answer> {
  const response = await request.get(`/api/v1${path}`);
  expect(response.status(), path).toBe(200);
  return response.json();
}

const found = new Map<string, Promise<string>>();

/** The page of the shortest task that does not dial now and has answered calls; its statistics are whole. */
function taskPage(request: APIRequestContext, connection: string): Promise<string> {
  const known = found.get(connection) ?? findTask(request, connection);
  found.set(connection, known);
  return known;
}

async function findTask(request: APIRequestContext, connection: string): Promise<string> {
  const { data: tasks } = await get<{ data: Task[] }>(request, `/connections/${connection}/tasks?pageSize=100`);
  const still = tasks.filter(({ state }) => ['finished', 'stopped', 'paused_user'].includes(state));
  const pathOf = (id: string) => `/connections/${connection}/tasks/${encodeURIComponent(id)}`;
  const counted: { id: string; answered: number }[] = [];
  for (const { id } of still) {
    const { data } = await get<{ data: Stat }>(request, `${pathOf(id)}/summary`);
    if (data.calls.answered) counted.push({ id, answered: data.calls.answered });
  }
  const [shortest] = counted.sort((a, b) => a.answered - b.answered);
  if (!shortest) throw new Error(`${connection} has no task at rest with answered calls.`);
  const coverage = async () => (await get<Reply>(request, `${pathOf(shortest.id)}/stat`)).meta.source.coverage;
  await expect.poll(coverage, { timeout: 60_000 }).toBeUndefined();
  return `/tasks/${connection}/${encodeURIComponent(shortest.id)}`;
}

/** Every mark that the page holds, in its pictures, tables and sentences. */
const marksOf = (page: Page): Promise<Mark[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement | SVGElement>('[data-mark]')].map((mark) => ({
      section: mark.closest('[data-figure], [data-testid]')?.getAttribute('data-testid') ?? '',
      count: Number(mark.getAttribute('data-mark')),
      href: mark.getAttribute('href'),
      why: mark.getAttribute('data-why'),
      text: mark.getAttribute('aria-label') ?? mark.textContent ?? '',
    })),
  );

/** Every chart as its table, where it has one. */
async function showTables(page: Page): Promise<void> {
  for (const button of await page.getByRole('button', { name: '看表格' }).all()) {
    await hydrated(button);
    await button.click();
  }
}

/** How many rows the list of a mark has, over the API and with the filters of its address. */
async function listed(request: APIRequestContext, href: string): Promise<number> {
  const address = new URL(href, 'http://here');
  const [, , connection, task, list] = address.pathname.split('/');
  const search = new URLSearchParams(address.search);
  for (const own of ['chart', 'stated']) search.delete(own);
  const page = async (number: number, size: number) => {
    search.set('page', String(number));
    search.set('pageSize', String(size));
    const replies: Reply[] = [];
    const missing = async () => {
      replies.push(await get<Reply>(request, `/connections/${connection}/tasks/${task}/${list}?${search}`));
      return replies.at(-1)?.meta.source.coverage;
    };
    await expect.poll(missing, { timeout: 60_000 }).toBeUndefined();
    const whole = replies.at(-1);
    if (whole === undefined) throw new Error(`${href} gave nothing.`);
    return whole;
  };
  // The total comes with the smallest page, where it is known at all.
  const { total } = (await page(1, 1)).page;
  if (total !== null) return total;
  for (let sum = 0, number = 1; ; number += 1) {
    const reply = await page(number, 200);
    sum += reply.data.length;
    if (reply.page.last) return reply.page.total ?? sum;
  }
}

for (const connection of OUTBOUND) {
  test.describe(connection, () => {
    // After each other: they share the connection's limit of requests.
    test.describe.configure({ mode: 'default' });

    test(`every mark of a task of ${connection} opens as many records as it says, or the list says why not`, async ({
      page,
      request,
    }) => {
      const address = await taskPage(request, connection);
      const seen = new Map<string, Mark>();
      const keep = async () => {
        for (const mark of await marksOf(page)) seen.set(`${mark.href ?? mark.text} ${mark.count}`, mark);
      };
      for (const definition of ['attempt', 'number', 'net']) {
        await page.goto(`${address}?def=${definition}`);
        await expect(page.getByTestId('checks-section')).toBeVisible();
        await keep();
      }
      await showTables(page);
      await keep();
      const marks = [...seen.values()];
      const linked = marks.flatMap((mark) => (mark.href === null ? [] : [{ ...mark, href: mark.href }]));
      expect(linked.length).toBeGreaterThan(15);
      expect(marks.filter(({ href, why }) => href === null && why === null)).toEqual([]);

      const differing: string[] = [];
      const rest = [...linked];
      const check = async () => {
        for (let mark = rest.shift(); mark !== undefined; mark = rest.shift()) {
          const { href, count } = mark;
          expect(new URL(href, 'http://here').searchParams.get('stated'), href).toBe(String(count));
          if ((await listed(request, href)) !== count) differing.push(href);
        }
      };
      // More at once would wait for the connection's own limit of requests, and some in vain.
      await Promise.all([check(), check()]);
      for (const href of differing) {
        await page.goto(href);
        const line = page.getByTestId('stated');
        await expect(line, href).toHaveAttribute('data-verdict', 'differs', { timeout: 60_000 });
        // Nothing moves in a task at rest: "read at another time" would be no reason.
        await expect(line, href).not.toContainText('没有已知的规则');
      }
    });

    test(`a mark of each figure of ${connection} leads to its list, which agrees with it or says why not`, async ({
      page,
      request,
    }) => {
      const address = await taskPage(request, connection);
      await page.goto(address);
      await expect(page.getByTestId('checks-section')).toBeVisible();
      const first = new Map<string, string>();
      for (const { section, href } of await marksOf(page))
        if (href !== null && !first.has(section)) first.set(section, href);
      expect(first.size).toBeGreaterThan(4);
      for (const [section, href] of first) {
        const mark = page.getByTestId(section).locator(`[data-mark][href="${href}"]`).first();
        await hydrated(mark);
        await mark.click();
        await expect(page).toHaveURL(`${new URL(page.url()).origin}${href}`);
        const line = page.getByTestId('stated');
        await expect(line, href).toHaveAttribute('data-verdict', /same|differs/, { timeout: 60_000 });
        await expect(line, href).not.toContainText('没有已知的规则');
        await page.goBack();
      }
    });
  });
}

test('a list that is narrowed otherwise is no longer compared with the mark', async ({ page, request }) => {
  const address = await taskPage(request, 'by');
  await page.goto(`${address}/calls?outcome=answered&chart=rate&stated=1`);
  await expect(page.getByTestId('stated')).toContainText('图上1通');
  const clear = page.getByRole('button', { name: '清除筛选' });
  await hydrated(clear);
  await clear.click();
  await expect(page).not.toHaveURL(/stated=/);
  await expect(page.getByTestId('stated')).toHaveCount(0);
});

/** The figures that docs/drill-down.md names, with their page, and whether it says that they have marks. */
const DOCUMENTED = readFileSync('docs/drill-down.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, place = '', figures = '', marks = ''] = line.split('|').map((cell) => cell.trim());
    return [...figures.matchAll(/`([a-z-]+)`/g)].map(([, figure]) => ({ place, figure, marked: marks !== '–' }));
  });

const PLACES = [
  { place: 'overview', open: async () => '/' },
  { place: 'tasks', open: async () => '/tasks' },
  ...OUTBOUND.map((connection) => ({
    place: 'task',
    open: (request: APIRequestContext) => taskPage(request, connection),
  })),
  { place: 'inbound', open: async () => '/inbound/air' },
];

for (const [at, { place, open }] of PLACES.entries()) {
  test(`every figure of ${place} ${OUTBOUND[at - 2] ?? ''} is documented, and no count of it is without records or a reason`, async ({
    page,
    request,
  }) => {
    await page.goto(await open(request));
    await expect(page.locator('[data-figure][data-testid], table[data-testid]').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    if (place === 'task') await showTables(page);
    const figures = await page.evaluate(() =>
      [...document.querySelectorAll('main [data-figure][data-testid], main table[data-testid]')].map((figure) => ({
        figure: figure.getAttribute('data-testid'),
        // Counts that are neither a mark nor 0; what is a share or an interval has other signs in it.
        bare: [...figure.querySelectorAll('tbody .num, .bars .num')].flatMap((cell) => {
          const text = (cell.childElementCount === 0 ? cell.textContent : '')?.trim() ?? '';
          return /^[\d,]+$/.test(text) && text !== '0' ? [text] : [];
        }),
      })),
    );
    expect(figures.length).toBeGreaterThan(0);
    for (const { figure, bare } of figures) {
      const row = DOCUMENTED.find((each) => each.place === place && each.figure === figure);
      expect(row, `${figure} has no row of ${place} in docs/drill-down.md`).toBeDefined();
      if (row?.marked === true) expect(bare, `counts of ${figure} that open nothing`).toEqual([]);
    }
  });
}

test('the inbound page says once that its totals have no calls behind them, and links to none', async ({ page }) => {
  await page.goto('/inbound/air');
  await expect(page.getByTestId('no-calls')).toHaveText('厂商不提供这些合计背后的通话，所以这一页的图打不开明细。');
  expect((await marksOf(page)).filter(({ href, why }) => href !== null || why !== 'inbound')).toEqual([]);
});

test('the tables of tasks open as many numbers and calls as they say', async ({ page, request }) => {
  await page.goto('/tasks?state=paused_user');
  await expect(page.getByTestId('task-list').locator('[data-mark]').first()).toBeVisible();
  const marks = (await marksOf(page)).filter(({ href }) => href !== null && !href.includes('/by/'));
  expect(marks.length).toBeGreaterThan(1);
  for (const { href, count } of marks.slice(0, 8)) expect(await listed(request, href ?? ''), href ?? '').toBe(count);
});
