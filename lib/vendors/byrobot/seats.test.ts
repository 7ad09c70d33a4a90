import { expect, onTestFinished, test } from 'vitest';
import { seats as model } from '@/lib/model/seats';
import { ACCOUNT, connectTo, refusing, signal } from './stand-in';

const line = {
  userPhoneId: 701,
  phone: '19900001001',
  phoneName: '杭州线路 19900001002',
  available: false,
  useAvailable: true,
  totalConcurrencyQuota: 40,
  usedConcurrencyQuota: 12,
};

async function connected(lines: unknown, counts: unknown = { companyAllCallSeat: 60, companyUsingCallSeat: 17 }) {
  const connection = await connectTo(({ path }) => ({
    body: { code: 200, data: path.endsWith('getPhones') ? lines : counts },
  }));
  onTestFinished(connection.close);
  return connection;
}

test('the seats of our company and the lines that it dials over, their numbers masked', async () => {
  const endless = { ...line, userPhoneId: 702, phone: '0571-26880115', totalConcurrencyQuota: null };
  const { seats, asked } = await connected([line, endless]);
  const { data } = await seats(signal());
  expect(data).toEqual({
    total: 60,
    inUse: 17,
    lines: [
      { id: '701', name: '杭州线路 199****1002', number: '199****1001', usable: true, most: 40, inUse: 12 },
      expect.objectContaining({ id: '702', most: null }),
    ],
  });
  expect(model.safeParse(data).success).toBe(true);
  for (const { query } of asked) expect(query).toEqual({ companyId: String(ACCOUNT.companyId) });
});

test('what the vendor does not tell is null, and never 0', async () => {
  const { seats } = await connected([{ userPhoneId: 1 }], {});
  expect((await seats(signal())).data).toEqual({
    total: null,
    inUse: null,
    lines: [{ id: '1', name: null, number: null, usable: null, most: null, inUse: null }],
  });
});

test.each([
  ['seats below zero', [line], { companyAllCallSeat: -1 }],
  ['lines that are no list', {}, undefined],
])('%s are no such answer', async (_, lines, counts) => {
  const { seats } = await connected(lines, counts);
  await expect(seats(signal())).rejects.toMatchObject({ code: 'vendor_malformed' });
});

test('a company that the key does not open is refused', async () => {
  const { seats, close } = await connectTo(() => ({ body: refusing(403) }));
  onTestFinished(close);
  await expect(seats(signal())).rejects.toMatchObject({ code: 'vendor_rejected' });
});
