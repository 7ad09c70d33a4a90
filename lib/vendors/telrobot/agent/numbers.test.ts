import { afterEach, describe, expect, test } from 'vitest';
import { contact } from '@/lib/model/contact';
import type { NumbersQuestion } from '../../connector';
import { connected, TASK, USER } from './connected';
import number from './fixtures/number.json' with { type: 'json' };

const { signal } = new AbortController();
const [sample] = number.data;

let open: { readonly close: () => Promise<void> } | undefined;
afterEach(() => open?.close());

async function reading(rows: readonly object[], filters: Partial<NumbersQuestion> = {}, total = rows.length) {
  const { connector, asked, close } = await connected(() => ({
    body: { code: 200, status: 'success', data: rows, meta: { total, per_page: '50' } },
  }));
  open = { close };
  const page = await connector.numbers?.({ taskId: TASK, page: 1, pageSize: 50, history: false, ...filters }, signal);
  return { page, asked };
}

describe('the numbers of a task', () => {
  test("the vendor's own example is a number with its attempts, newest first", async () => {
    const { page, asked } = await reading(number.data, { history: true });
    expect(page?.data).toEqual({
      contacts: [
        {
          id: '1691',
          taskId: TASK,
          number: '199****1001',
          outcome: 'answered',
          outcomeLabel: '呼叫成功',
          lastCallId: '90a48ed3-a5f6-4904-b1f3-a9ec883b069f',
          blacklisted: false,
          attempts: [
            {
              callId: '90a48ed3-a5f6-4904-b1f3-a9ec883b069f',
              at: '2020-03-06T15:04:37.000Z',
              outcome: 'answered',
              outcomeLabel: '呼叫成功',
              toneWord: 'answer',
              sipCode: 200,
              totalSeconds: 35.639,
              talkSeconds: 26.638,
            },
            {
              callId: '1569523c-d3d3-48fd-97a0-ad88d6606a19',
              at: '2020-03-04T12:50:36.000Z',
              outcome: 'busy',
              outcomeLabel: '占線、用戶正忙',
              toneWord: 'busy now',
              sipCode: null,
              totalSeconds: 13.339,
              talkSeconds: 0,
            },
          ],
          place: { province: '江蘇', city: '南京', carrier: 'unicom' },
        },
      ],
      total: 1,
      last: true,
      filteredHere: [],
    });
    expect(page?.data.contacts.every((one) => contact.safeParse(one).success)).toBe(true);
    expect(asked[0]).toMatchObject({ path: `/agent-api/user/${USER}/task/${TASK}/number` });
    expect(asked[0]?.query).toEqual({ page: '1', per_page: '50', call_history: '1' });
  });

  test('without a history there are no attempts, which is not the same as none', async () => {
    const { call_history: _, ...row } = sample ?? expect.fail('no sample');
    const { page } = await reading([row]);
    expect(page?.data.contacts[0]?.attempts).toBeNull();
  });

  test('an outcome is asked for by the status of this generation', async () => {
    const status = async (outcome: NumbersQuestion['outcome']) => {
      const { asked } = await reading([], { outcome, q: '1001' });
      await open?.close();
      expect(asked[0]?.query['keyword']).toBe('1001');
      return asked[0]?.query['status[]'];
    };
    expect(await status('carrier_blocked')).toBe('2');
    expect(await status('user_blocked')).toBe('12');
    expect(await status('waiting')).toBe('0');
    expect(await status('dialing')).toBeUndefined();
  });

  test('Q3: on an older server 2 and 12 are found under what their words say', async () => {
    const rows = [{ ...sample, status: 2, status_str: '线路故障' }];
    const { page, asked } = await reading(rows, { outcome: 'line_fault' });
    expect(asked[0]?.query['status[]']).toBe('2');
    expect(page?.data).toMatchObject({ total: 1, filteredHere: [] });
    await open?.close();
    expect((await reading(rows, { outcome: 'carrier_blocked' })).page?.data).toMatchObject({
      contacts: [],
      total: null,
      filteredHere: ['outcome'],
    });
  });

  test('Q4: words are known in traditional characters and with either separator', async () => {
    const words = ['佔線/用戶正忙', '无应答、无人接听', '關機'];
    const { page } = await reading(words.map((status_str, id) => ({ ...sample, id, status: 77, status_str })));
    expect(page?.data.contacts.map(({ outcome }) => outcome)).toEqual(['busy', 'no_answer', 'powered_off']);
  });

  test('a status that nobody knows keeps its own word, or its code', async () => {
    const { page } = await reading([
      { ...sample, id: 1, status: 13, status_str: '语音信箱' },
      { ...sample, id: 2, status: 13, status_str: null },
    ]);
    expect(page?.data.contacts.map(({ outcome, outcomeLabel }) => [outcome, outcomeLabel])).toEqual([
      ['unknown', '语音信箱'],
      ['unknown', '13'],
    ]);
  });

  test('an encrypted number is shown as it came', async () => {
    const { page } = await reading([{ ...sample, number: 'qWeRtY==' }]);
    expect(page?.data.contacts[0]?.number).toBe('qWeRtY==');
  });
});
