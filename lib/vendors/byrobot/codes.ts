import type { CallOutcome } from '@/lib/model/outcome';
import type { TaskState } from '@/lib/model/task-states';

type Meaning<Of> = { readonly means: Of; readonly words: string };

/** Task status; 8 to 10 are the AI subscription, the line's and the text messages' arrears. */
export const TASK_STATES: ReadonlyMap<number, Meaning<TaskState>> = new Map([
  [0, { means: 'not_started', words: '未开始' }],
  [1, { means: 'running', words: '进行中' }],
  [2, { means: 'finished', words: '已完成' }],
  [3, { means: 'waiting', words: '可运行' }],
  [4, { means: 'paused_user', words: '用户暂停' }],
  [5, { means: 'paused_system', words: '系统暂停' }],
  [6, { means: 'stopped', words: '已终止' }],
  [7, { means: 'queued', words: '排队中' }],
  [8, { means: 'blocked', words: 'AI到期' }],
  [9, { means: 'blocked', words: '线路欠费' }],
  [10, { means: 'blocked', words: '短信欠费' }],
]);

export const TASK_KINDS: ReadonlyMap<number, 'scheduled' | 'manual'> = new Map([
  [1, 'scheduled'],
  [2, 'manual'],
]);

/** `finishStatus` as listed since 2019, and 22 since 2020. A document of 2018 gives 2 to 5 other meanings. */
export const FINISH_STATUSES: ReadonlyMap<number, Meaning<CallOutcome>> = new Map([
  [0, { means: 'answered', words: '已接听' }],
  [1, { means: 'rejected', words: '拒接' }],
  [2, { means: 'unreachable', words: '无法接通' }],
  [3, { means: 'caller_unavailable', words: '主叫号码不可用' }],
  [4, { means: 'empty_number', words: '空号' }],
  [5, { means: 'powered_off', words: '关机' }],
  [6, { means: 'busy', words: '占线' }],
  [7, { means: 'suspended', words: '停机' }],
  [8, { means: 'no_answer', words: '未接' }],
  [9, { means: 'caller_arrears', words: '主叫欠费' }],
  [10, { means: 'call_loss', words: '呼损' }],
  [11, { means: 'blacklisted', words: '黑名单' }],
  [22, { means: 'line_blind_zone', words: '线路盲区' }],
]);

/** The dimension that holds the intention level of each call. */
export const LEVEL_DIMENSION = '客户意向等级';

/** Levels without their letter: as statistics spell them, and the words that newer answers put in parentheses. */
const LETTER_OF_WORD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    A: ['较强', '有明确意向'],
    B: ['一般', '可能有意向'],
    C: ['很少', '明确拒绝'],
    D: ['需筛选', '用户忙'],
    E: ['需要再次跟进', '拨打失败'],
    F: ['无需跟进', '无效客户'],
  }).flatMap(([letter, words]) => words.map((word): [string, string] => [word, letter])),
);

/** The letter of a level in any of its spellings (`A级(较强)`, `A级(有明确意向)`, `较强`, `A`); null where it has none. */
export function letterOfLevel(label: string): string | null {
  const text = label.trim();
  return /^([A-Z])(?:级|$)/.exec(text)?.[1] ?? LETTER_OF_WORD.get(text) ?? null;
}

/** 1 for A, the strongest. */
export function rankOfLetter(letter: string): number {
  return letter.charCodeAt(0) - 'A'.charCodeAt(0) + 1;
}
