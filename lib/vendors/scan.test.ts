import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { deadlineSignal } from './deadline';
import type { AskPage as AskRows, Row } from './scan';
import { scanMemory } from './scan-memory';
import { standInIo } from './stand-in';

type AskPage = AskRows<Row>;

const fact = (id: string): Row => ({ id });
const ids = (count: number, name = 'r') => Array.from({ length: count }, (_, at) => `${name}${at}`);

/** A vendor's list in pages of 15, and a reader who asks for it as the connector does. */
function setUp(list: string[], { maxRows = 1_000, timeoutMs = 8_000, pageMs = 0 } = {}) {
  let each = pageMs;
  const { io, time } = standInIo('2026-11-21T03:00:00Z');
  const memory = scanMemory<Row>(io, { pageSize: 15, maxRows });
  const vendor = { list, pages: 0, total: null as number | null };
  const ask: AskPage = async (page) => {
    vendor.pages++;
    time.monotonic += each;
    const rows = vendor.list.slice((page - 1) * 15, page * 15).map(fact);
    return { rows, total: vendor.total ?? vendor.list.length };
  };
  const read = async (key = 'task', asking = ask) => {
    const signal = deadlineSignal(new AbortController().signal, timeoutMs, io.monotonic);
    vendor.pages = 0;
    const first = await ask(1, signal);
    const { rows, total } = await memory.read(key, first, asking, signal);
    return { rows: [...rows.keys()], size: rows.size, total, pages: vendor.pages };
  };
  const slow = (ms: number) => {
    each = ms;
  };
  return { vendor, read, time, ask, slow };
}

describe('the memory of call records', () => {
  test('holds a whole list after one read, and the next read asks for one page', async () => {
    const { read } = setUp(ids(40));
    expect(await read()).toMatchObject({ size: 40, total: 40, pages: 3 });
    expect(await read()).toMatchObject({ size: 40, pages: 1 });
  });

  test('begins no page after 60 % of the time, and the next read goes on from there', async () => {
    const { read } = setUp(ids(300), { pageMs: 500 });
    // The first page costs 500 of 8,000 ms; of the other 7,500 ms, 4,500 are for paging.
    expect(await read()).toMatchObject({ size: 150, total: 300, pages: 10 });
    expect(await read()).toMatchObject({ size: 285, pages: 10 });
    expect(await read()).toMatchObject({ size: 300 });
    expect(await read()).toMatchObject({ size: 300, pages: 1 });
  });

  test('gets further with every read, were there time for one page alone', async () => {
    const { read } = setUp(ids(80), { timeoutMs: 1_000, pageMs: 400 });
    const sizes: number[] = [];
    for (let more = 0; more < 6; more++) sizes.push((await read()).size);
    // Page 1, and one more, each time; there are six.
    expect(sizes).toEqual([30, 45, 60, 75, 80, 80]);
  });

  test('gets further although every read finds something new at the top', async () => {
    const { vendor, read } = setUp(ids(80), { timeoutMs: 1_000, pageMs: 400 });
    const missing: number[] = [];
    for (let more = 0; more < 6; more++) {
      const { size, total } = await read();
      missing.push(total - size);
      vendor.list = [`new${more}`, ...vendor.list];
    }
    expect(missing.at(-1)).toBe(0);
  });

  test('never asks for more than 40 pages in one read', async () => {
    const { read } = setUp(ids(2_000), { maxRows: 10_000 });
    expect((await read()).pages).toBe(41);
  });

  test('finds new records wherever the vendor puts them', async () => {
    const front = setUp(ids(40));
    await front.read();
    front.vendor.list = [...ids(20, 'new'), ...ids(40)];
    expect(await front.read()).toMatchObject({ size: 60, pages: 2 });
    const back = setUp(ids(40));
    await back.read();
    back.vendor.list = [...ids(40), ...ids(20, 'new')];
    expect(await back.read()).toMatchObject({ size: 60 });
  });

  test('F30: a list that shrinks is read anew, and nothing that is gone is counted', async () => {
    const { vendor, read } = setUp(ids(40));
    await read();
    vendor.list = ids(40).slice(10);
    const after = await read();
    expect(after).toMatchObject({ size: 30, total: 30 });
    expect(after.rows).not.toContain('r0');
  });

  test('F30: a list that shrinks while it is read is begun again', async () => {
    const { vendor, read, ask } = setUp(ids(60));
    const shrinking: AskPage = (page, signal) => {
      if (page === 3) vendor.list = ids(60).slice(20);
      return ask(page, signal);
    };
    const during = await read('task', shrinking);
    expect(during.size).toBeLessThanOrEqual(during.total);
    expect(await read()).toMatchObject({ size: 40, total: 40 });
  });

  test('F30: one record goes and another comes while the total stays', async () => {
    const { vendor, read } = setUp(ids(40));
    await read();
    vendor.list = ['new', ...ids(40).slice(0, 39)];
    await read();
    const after = await read();
    expect(after).toMatchObject({ size: 40, total: 40 });
    expect(after.rows).toContain('new');
    expect(after.rows).not.toContain('r39');
  });

  test('F30: duplicates count once, and a total that includes them is not chased for ever', async () => {
    const { read } = setUp([...ids(20), ...ids(20)]);
    expect(await read()).toMatchObject({ size: 20, total: 40 });
    await read();
    expect(await read()).toMatchObject({ size: 20, total: 40, pages: 1 });
  });

  test('F30: a page beyond the end is empty, and ends the pass', async () => {
    const { vendor, read } = setUp(ids(20));
    vendor.total = 60;
    expect(await read()).toMatchObject({ size: 20, total: 60, pages: 3 });
  });

  test('a vendor that fails in the middle leaves what is known', async () => {
    const { read } = setUp(ids(60));
    const failing: AskPage = async () => {
      throw new AppError('vendor_unavailable', 'down');
    };
    expect(await read('task', failing)).toMatchObject({ size: 15, total: 60 });
    expect(await read()).toMatchObject({ size: 60 });
  });

  test('an answer that is not as documented is not passed over', async () => {
    const { read } = setUp(ids(60));
    const malformed: AskPage = async () => {
      throw new AppError('vendor_malformed', 'other');
    };
    await expect(read('task', malformed)).rejects.toMatchObject({ code: 'vendor_malformed' });
  });

  test('is bounded: the list that was not read for longest goes first', async () => {
    const { read } = setUp(ids(60), { maxRows: 100 });
    await read('a');
    await read('b');
    expect(await read('b')).toMatchObject({ pages: 1 });
    expect(await read('a')).toMatchObject({ size: 60, pages: 4 });
  });

  test('a list with more rows than may be kept stays partial', async () => {
    const { read } = setUp(ids(60), { maxRows: 30 });
    expect(await read()).toMatchObject({ size: 30, total: 60, pages: 2 });
    expect(await read()).toMatchObject({ size: 30, total: 60, pages: 1 });
  });

  test('everything is read anew after a day, since levels and tags may be edited', async () => {
    const { read, time } = setUp(ids(40));
    await read();
    time.monotonic += 24 * 3_600_000;
    expect(await read()).toMatchObject({ size: 40, pages: 3 });
  });

  test('a second reader at the same time takes what is there', async () => {
    const { read } = setUp(ids(60));
    const [one, two] = await Promise.all([read(), read()]);
    expect([one.size, two.total]).toEqual([60, 60]);
  });

  test('records that went while as many came are noticed after a day at the latest', async () => {
    const { vendor, read, time } = setUp(ids(40));
    await read();
    vendor.list = [...ids(20, 'new'), ...ids(40).slice(5)];
    await read();
    time.monotonic += 24 * 3_600_000;
    expect((await read()).rows.toSorted()).toEqual(vendor.list.toSorted());
  });

  test('however the list grows and shrinks, it is whole a few reads later', async () => {
    const grow = fc.record({ front: fc.nat(40), back: fc.nat(40), drop: fc.constant(0), pageMs: fc.nat(900) });
    const shrink = fc.record({ front: fc.constant(0), back: fc.constant(0), drop: fc.nat(40), pageMs: fc.nat(900) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(grow, shrink), { maxLength: 5 }), async (steps) => {
        const { vendor, read, slow } = setUp(ids(70), { maxRows: 5_000 });
        for (const [at, { front, back, drop, pageMs }] of steps.entries()) {
          slow(pageMs);
          await read();
          vendor.list = [...ids(front, `f${at}-`), ...vendor.list.slice(drop), ...ids(back, `b${at}-`)];
        }
        for (let more = 0; more < 12; more++) await read();
        const { rows, total } = await read();
        expect(total).toBe(vendor.list.length);
        expect(rows.toSorted()).toEqual(vendor.list.toSorted());
      }),
    );
  });
});
