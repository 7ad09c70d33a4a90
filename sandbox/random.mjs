// One seeded source of chance. Every stream is named by its keys, so that adding a draw in one place moves no other.

/** A 32-bit hash of any list of numbers and texts (FNV-1a over the text form, then a murmur finaliser). */
export function hash(...keys) {
  let h = 0x811c9dc5;
  for (const key of keys) {
    const text = `${key}\u0001`;
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  return scramble(h);
}

/** Cheaper than `hash` for loops over thousands of rows: two integers in, one out. */
export function hash2(a, b) {
  return scramble(Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x165667b1, 0xc2b2ae35));
}

function scramble(value) {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** mulberry32: small, fast, good enough for a world of calls. Returns numbers in [0, 1). */
export function stream(...keys) {
  let state = hash(...keys);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function normal(next) {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

export function logNormal(next, median, sigma) {
  return median * Math.exp(sigma * normal(next));
}

export function between(next, low, high) {
  return low + Math.floor(next() * (high - low + 1));
}

/** `table` is [[value, weight], …]; weights need not sum to 1. */
export function weighted(next, table) {
  let total = 0;
  for (const row of table) total += row[1];
  let left = next() * total;
  for (const row of table) {
    left -= row[1];
    if (left < 0) return row[0];
  }
  return table[table.length - 1][0];
}
