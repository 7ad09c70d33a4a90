/** Compiles `/v1/task/{id}` once; `matchRoute` then gives the route and its path parameters. */
export function route(method, path, handle, more = {}) {
  const names = [];
  const pattern = path.replace(/\{(\w+)\}/g, (_, name) => {
    names.push(name);
    return '([^/]+)';
  });
  return { method, path, handle, latency: 80, ...more, names, pattern: new RegExp(`^${pattern}$`) };
}

export function matchRoute(routes, method, path) {
  for (const candidate of routes) {
    const match = candidate.method === method ? candidate.pattern.exec(path) : null;
    if (match) {
      return {
        route: candidate,
        params: Object.fromEntries(candidate.names.map((name, i) => [name, decodeURIComponent(match[i + 1])])),
      };
    }
  }
  return null;
}

/** PHP style lists: `status[]=1&status[]=2`, `status[0]=1`, and a plain `status=1`. */
export function listOf(query, name) {
  return [...query].filter(([key]) => key === name || key.replace(/\[\d*\]$/, '') === name).map(([, value]) => value);
}

/** A whole number from a query or a body, `fallback` when absent, NaN when it is something else. */
export function wholeNumber(value, fallback) {
  if (value === undefined || value === null || value === '') return fallback;
  return /^-?\d+$/.test(String(value)) ? Number(value) : Number.NaN;
}
