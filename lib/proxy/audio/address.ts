const MAX_DEPTH = 4;

/** The first text that is an address, keys that speak of one first. */
function firstAddress(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return /^https?:\/\/\S{1,4000}$/i.test(value) ? value : null;
  if (typeof value !== 'object' || value === null || depth === 0) return null;
  const speaks = ([key]: [string, unknown]) => /url|path|voice|record|file/i.test(key);
  const entries: [string, unknown][] = Object.entries(value);
  for (const [, inner] of [...entries.filter(speaks), ...entries.filter((entry) => !speaks(entry))]) {
    const found = firstAddress(inner, depth - 1);
    if (found !== null) return found;
  }
  return null;
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
  const url = firstAddress(answer, MAX_DEPTH);
  return url === null ? null : { url };
}
