import { describe, expect, test } from 'vitest';
import { normaliseLabel, outcomeOfLabel } from './labels';

describe("the vendor's words", () => {
  test.each([
    ['占线、用户正忙', 'busy'],
    ['占线/用户正忙', 'busy'],
    ['占線、用戶正忙', 'busy'],
    ['佔線', 'busy'],
    ['无应答、无人接听', 'no_answer'],
    ['無應答/無人接聽', 'no_answer'],
    [' 呼叫成功 ', 'answered'],
    ['等待呼叫', 'waiting'],
    ['運營商攔截', 'carrier_blocked'],
    ['線路故障', 'line_fault'],
    ['用戶屏蔽', 'user_blocked'],
    ['呼損', 'call_loss'],
    ['關機', 'powered_off'],
    ['空號', 'empty_number'],
    ['停機', 'suspended'],
    ['黑名單', 'blacklisted'],
    ['主叫欠费', 'caller_arrears'],
    ['欠費', 'callee_arrears'],
    ['主叫號碼不可用', 'caller_unavailable'],
    ['二次撥打調度中', 'redial_scheduled'],
    ['拒絕', 'rejected'],
  ])('Q4: %s means %s, in either script and with either separator', (label, outcome) => {
    expect(outcomeOfLabel(label)).toBe(outcome);
  });

  test.each([null, undefined, '', '   ', 'constructor', '__proto__', '新状态'])(
    'a word that nobody knows is left to the code: %s',
    (label) => expect(outcomeOfLabel(label)).toBeUndefined(),
  );

  test('only blanks around separators and at the ends go', () => {
    expect(normaliseLabel(' A級 (有 意向)、B ')).toBe('A级 (有 意向)/B');
  });
});
