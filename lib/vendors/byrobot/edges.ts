/** Both included; null is open or unknown. */
export type Edges = { readonly min: number | null; readonly max: number | null };

const UNKNOWN: Edges = { min: null, max: null };

/** How many seconds each unit of time is, and 1 for a round. */
const SECONDS: ReadonlyMap<string, number> = new Map([
  ...['秒', '秒钟', 's', 'sec'].map((unit): [string, number] => [unit, 1]),
  ...['分', '分钟', 'm', 'min'].map((unit): [string, number] => [unit, 60]),
  ...['小时', 'h'].map((unit): [string, number] => [unit, 3600]),
]);
const ROUNDS: ReadonlyMap<string, number> = new Map(['次', '轮', '轮次'].map((unit) => [unit, 1]));

/** The value of `1分59秒` or `10`; null where there is another sign or unit in it. `fallback` is the unit of a bare number. */
function measureOf(text: string, units: ReadonlyMap<string, number>, fallback: number): number | null {
  if (!/^\d/.test(text)) return null;
  let sum = 0;
  for (const [, digits = '', unit = ''] of text.matchAll(/(\d+)([^\d]*)/g)) {
    const size = unit === '' ? fallback : units.get(unit);
    if (size === undefined || digits.length > 6) return null;
    sum += Number(digits) * size;
  }
  return sum;
}

/** The unit of the last number, which stands for the numbers before it, too: in `10-50秒`, 10 are seconds. */
function lastUnit(text: string, units: ReadonlyMap<string, number>): number {
  return units.get(/[^\d]*$/.exec(text)?.[0] ?? '') ?? 1;
}

const COMPARED = /^(大于等于|小于等于|不少于|不超过|大于|小于|超过|少于|>=|<=|≥|≤|>|<)(.+)$/;
const SIGN: Readonly<Record<string, '>=' | '<=' | '>' | '<'>> = {
  大于等于: '>=',
  不少于: '>=',
  '>=': '>=',
  '≥': '>=',
  小于等于: '<=',
  不超过: '<=',
  '<=': '<=',
  '≤': '<=',
  大于: '>',
  超过: '>',
  '>': '>',
  小于: '<',
  少于: '<',
  '<': '<',
};

function edgesOf(label: string, units: ReadonlyMap<string, number>): Edges {
  const text = label.replace(/\s+/g, '').replace(/＞/g, '>').replace(/＜/g, '<').toLowerCase();
  const compared = COMPARED.exec(text);
  if (compared) {
    const bound = measureOf(compared[2] ?? '', units, 1);
    if (bound === null) return UNKNOWN;
    const sign = SIGN[compared[1] ?? ''];
    if (sign === '>=') return { min: bound, max: null };
    if (sign === '>') return { min: bound + 1, max: null };
    const max = sign === '<=' ? bound : bound - 1;
    return max < 0 ? UNKNOWN : { min: 0, max };
  }
  const [from = '', to = from, ...more] = text.split(/[-~～—–]/);
  const min = measureOf(from, units, lastUnit(to, units));
  const max = measureOf(to, units, 1);
  return more.length > 0 || min === null || max === null || min > max ? UNKNOWN : { min, max };
}

/** Seconds of a bucket's name: `<10s` is 0 to 9, `1分钟-1分59秒` 60 to 119, `大于等于2分钟` 120 and up. */
export const secondsOf = (label: string): Edges => edgesOf(label, SECONDS);

/** Rounds of a bucket's name: `0-2次` is 0 to 2. */
export const roundsOf = (label: string): Edges => edgesOf(label, ROUNDS);
