const MAX_DEPTH = 4;

/** Every address in a value, with the name that it stands under. */
function* addresses(
  value: unknown,
  name: string,
  depth: number,
): Generator<readonly [name: string, url: string], void> {
  if (typeof value === 'string') {
    if (/^https?:\/\/\S{1,4000}$/i.test(value)) yield [name, value];
  } else if (typeof value === 'object' && value !== null && depth > 0) {
    for (const [key, inner] of Object.entries(value)) yield* addresses(inner, key, depth - 1);
  }
}

/** The first one whose name speaks of such a thing, else the first one. */
function addressOf(answer: unknown): string | null {
  const all = [...addresses(answer, '', MAX_DEPTH)];
  const named = all.find(([name]) => /url|path|voice|record|file/i.test(name));
  return (named ?? all[0])?.[1] ?? null;
}

/**
 * What an answer in JSON says where bytes were hoped for: an address, wherever it stands, since no document shows the
 * shape; or the code of a refusal; or nothing (`null`).
 */
export function addressIn(text: string): { readonly url: string } | { readonly code: number } | null {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return null;
  }
  const code = typeof answer === 'object' && answer !== null && 'code' in answer ? Number(answer.code) : 200;
  if (Number.isInteger(code) && code !== 200) return { code };
  const url = addressOf(answer);
  return url === null ? null : { url };
}
