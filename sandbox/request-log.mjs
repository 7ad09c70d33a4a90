const KEPT = 5000;

/** What the product asked the vendors for. Header values are never kept: they hold credentials. */
export function createRequestLog() {
  let entries = [];
  let counters = {};
  return {
    add(entry) {
      const dialect = entry.dialect ?? 'unknown';
      counters[dialect] ??= { total: 0, paths: {} };
      counters[dialect].total++;
      counters[dialect].paths[entry.route] = (counters[dialect].paths[entry.route] ?? 0) + 1;
      entries.push(entry);
      if (entries.length > KEPT) entries.shift();
    },
    read: () => ({
      total: Object.values(counters).reduce((sum, one) => sum + one.total, 0),
      counters,
      requests: entries,
    }),
    clear() {
      entries = [];
      counters = {};
    },
  };
}
