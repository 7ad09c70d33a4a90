/** Who ended a call, by the vendor's key and in the order in which it is shown. */
export const HANGUP_KEYS: ReadonlyMap<string, string> = new Map([
  ['by_robot', 'robot'],
  ['by_user', 'customer'],
  ['by_agent', 'agent'],
]);

/** The marks a caller can give. Listed, because an object with such keys has no order of its own. */
export const RATING_MARKS = ['1', '2', '3', '4', '5'] as const;

/** The marks that the vendor counts as satisfied; found by arithmetic on its example, documented nowhere. */
export const SATISFIED_MARKS: ReadonlySet<string> = new Set(['3', '4', '5']);

/** The key without the prefix that some stories carry and transfer reasons do not. */
export function storyKey(key: string): string {
  return key.replace(/^story_/, '');
}
