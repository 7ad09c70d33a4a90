import { isAppError } from './failure';

/** What a leaf of a vendor's answer may turn into (reliability.md, section 5 B). `absent` takes it away. */
const absent = Symbol('absent');
const deep = JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) as unknown;
const CHANGES: readonly unknown[] = [
  absent,
  null,
  '',
  'NaN',
  Number.POSITIVE_INFINITY,
  -1,
  2 ** 53,
  true,
  [],
  {},
  '27秒',
  'x'.repeat(10_000),
  deep,
  '{{swap}}',
];

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, child]) =>
    leavesOf(child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inner];
}

function changed(value: unknown, [key, ...rest]: Path, change: unknown): unknown {
  if (key === undefined) {
    if (change !== '{{swap}}') return change;
    return typeof value === 'number' ? String(value) : typeof value === 'string' ? Number(value) : value;
  }
  const entries = Object.entries(value ?? {}).flatMap(([name, child]): [string, unknown][] => {
    if (name !== String(key)) return [[name, child]];
    const next = changed(child, rest, change);
    return next === absent ? [] : [[name, next]];
  });
  return Array.isArray(value) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}

/** Every answer that differs from `sample` in one place, as JSON text (`1e999` for what is not finite), for tests. */
export function* mutationsOf(sample: unknown): Generator<{ readonly where: string; readonly text: string }> {
  for (const path of leavesOf(sample)) {
    if (path.length === 0) continue;
    for (const change of CHANGES) {
      const text = JSON.stringify(changed(sample, path, change), (_, value: unknown) =>
        value === Number.POSITIVE_INFINITY ? '{{infinite}}' : value,
      );
      const where = `${path.join('.')} = ${typeof change === 'symbol' ? 'absent' : JSON.stringify(change)?.slice(0, 20)}`;
      yield { where, text: text.replaceAll('"{{infinite}}"', '1e999') };
    }
  }
}

/** Something that was read, and whether it is what the product may pass on. */
export type Part = { readonly fits: boolean };

/** Whether a failure says honestly that the answer cannot be used. */
const isHonest = (error: unknown) =>
  isAppError(error, 'vendor_malformed', 'vendor_rejected', 'vendor_unavailable', 'not_found');

/** Which changes of `sample` are neither read as something that fits nor an honest failure; and how many were tried. */
export async function brokenBy(sample: unknown, read: (text: string) => Promise<readonly Part[]>) {
  const broken: string[] = [];
  let tried = 0;
  for (const { where, text } of mutationsOf(sample)) {
    tried++;
    try {
      const parts = await read(text);
      if (parts.some(({ fits }) => !fits)) broken.push(where);
    } catch (error) {
      if (!isHonest(error)) broken.push(`${where}: ${error}`);
    }
  }
  return { broken, tried };
}
