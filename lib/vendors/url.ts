import { AppError } from '@/lib/errors';

/**
 * One segment of a vendor's path.
 * @throws AppError `not_found` for an id that a URL would take for a step up or down.
 */
export function segment(id: string): string {
  if (/^\.{0,2}$/.test(id)) throw new AppError('not_found', 'The vendor has nothing under this id.');
  return encodeURIComponent(id);
}

/** Joins a connection's base URL (which may have a path of its own), a path, and a query with repeatable names. */
export function vendorUrl(
  baseUrl: string,
  path: string,
  query: readonly (readonly [name: string, value: string | number | undefined])[] = [],
): URL {
  const url = new URL(baseUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
  url.search = '';
  for (const [name, value] of query) if (value !== undefined) url.searchParams.append(name, String(value));
  return url;
}
