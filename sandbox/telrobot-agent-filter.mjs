import { listOf } from './route.mjs';
import { zone } from './time.mjs';

const local = zone('Asia/Shanghai');

/** `levels[0][]=0&levels[0][]=100`, with or without the inner places; null when one of them is no pair. */
function scoreRanges(query) {
  const ranges = new Map();
  for (const [key, value] of query) {
    const place = /^levels\[(\d+)\]\[\d*\]$/.exec(key)?.[1];
    if (place !== undefined) ranges.set(place, [...(ranges.get(place) ?? []), Number(value)]);
  }
  const pairs = [...ranges.values()];
  return pairs.every((pair) => pair.length === 2 && pair.every(Number.isFinite)) ? pairs : null;
}

/** Everything when absent, null when malformed. The end second is included. */
export function timeSpan(texts) {
  if (texts.length === 0) return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  const [from, to] = texts.map(local.parse);
  return texts.length === 2 && from !== null && to !== null && from <= to ? { from, to: to + 999 } : null;
}

function bound(query, name, fallback) {
  return query.get(name) ? local.parse(query.get(name)) : fallback;
}

/** Turns the query's filters into a test of one record; null when a filter is malformed. */
export function recordFilter(query) {
  const ranges = scoreRanges(query);
  const from = bound(query, 'start_at', Number.NEGATIVE_INFINITY);
  const to = bound(query, 'end_at', Number.POSITIVE_INFINITY);
  const hangup = timeSpan(listOf(query, 'hangup_date'));
  const ranks = listOf(query, 'intention_tags').map(Number);
  if (ranges === null || from === null || to === null || hangup === null || ranks.some(Number.isNaN)) return null;
  const keyword = query.get('keyword') ?? '';
  return (record) =>
    record.start >= from &&
    record.start <= to + 999 &&
    record.end >= hangup.from &&
    record.end <= hangup.to &&
    (keyword === '' || record.phone().includes(keyword)) &&
    (ranges.length === 0 || ranges.some(([low, high]) => record.score >= low && record.score <= high)) &&
    (ranks.length === 0 || ranks.includes(record.level()?.rank));
}
