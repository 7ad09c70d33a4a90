import type { CallOutcome } from '@/lib/model/outcome';

/** Only the characters of the words below: doc 001 is written in traditional Chinese, the live API in simplified. */
const SIMPLIFIED = new Map(
  Array.from(
    '開开進进撥拨調调聽听絕绝無无應应佔占線线戶户關关機机號号費费單单運运營营攔拦損损碼码區区級级圖图',
  ).flatMap((character, index, all): [string, string][] =>
    index % 2 === 0 ? [[character, all[index + 1] ?? character]] : [],
  ),
);

/** The vendors' words for what became of a number or call (contract.md section 5.4). A word beats every code. */
const OUTCOME_OF_WORD: Readonly<Record<string, CallOutcome>> = {
  等待呼叫: 'waiting',
  未开始: 'waiting',
  进行中: 'dialing',
  二次拨打调度中: 'redial_scheduled',
  呼叫成功: 'answered',
  已接听: 'answered',
  已接通: 'answered',
  拒接: 'rejected',
  拒绝: 'rejected',
  '无应答/无人接听': 'no_answer',
  无应答: 'no_answer',
  无人接听: 'no_answer',
  未接: 'no_answer',
  '占线/用户正忙': 'busy',
  占线: 'busy',
  用户正忙: 'busy',
  无法接通: 'unreachable',
  关机: 'powered_off',
  空号: 'empty_number',
  停机: 'suspended',
  欠费: 'callee_arrears',
  呼入限制: 'incoming_restricted',
  用户屏蔽: 'user_blocked',
  黑名单: 'blacklisted',
  运营商拦截: 'carrier_blocked',
  线路故障: 'line_fault',
  线路盲区: 'line_blind_zone',
  呼损: 'call_loss',
  主叫号码不可用: 'caller_unavailable',
  主叫欠费: 'caller_arrears',
};

/** A label for comparing: trimmed, in simplified characters, `/` for every `、` and `／`, no blanks around it. */
export function normaliseLabel(label: string): string {
  const simplified = Array.from(label.trim(), (character) => SIMPLIFIED.get(character) ?? character).join('');
  return simplified.replace(/\s*[、/／]\s*/g, '/');
}

/** The outcome that a vendor's word means; undefined for a word that nobody knows (then ask the dialect's codes). */
export function outcomeOfLabel(label: string | null | undefined): CallOutcome | undefined {
  if (!label) return undefined;
  const word = normaliseLabel(label);
  return Object.hasOwn(OUTCOME_OF_WORD, word) ? OUTCOME_OF_WORD[word] : undefined;
}
