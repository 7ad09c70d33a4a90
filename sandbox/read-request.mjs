import { matchRoute } from './route.mjs';
import { unplant } from './text.mjs';

const BODY_LIMIT = 1024 * 1024;

/** The body as text; what is over the limit is read and forgotten. */
export async function readBody(req) {
  const chunks = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function parseJson(text) {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function safely(path) {
  try {
    decodeURIComponent(path);
    return path;
  } catch {
    return '';
  }
}

/** Which vendor is meant, which of its endpoints, and what was asked, cleaned of a planted canary. */
export function readVendorRequest({ dialects, modes, canary }, { method, path, text, query, mode, headers }) {
  const owner = dialects.find((one) => path.startsWith(one.prefix));
  const dialect = owner ?? dialects[0];
  const match = modes.includes(mode) ? matchRoute(dialect.routes, method, safely(path)) : null;
  const context = {
    mode,
    headers,
    route: match?.route ?? null,
    params: match?.params ?? {},
    query: cleanQuery(query, canary),
    body: cleanBody(text, canary),
  };
  const entry = {
    dialect: owner?.name ?? null,
    route: `${method} ${match?.route.path ?? path}`,
    mode,
    query: queryObject(query),
  };
  return { dialect, context, entry };
}

function queryObject(query) {
  const result = {};
  for (const [key, value] of query) result[key] = key in result ? [result[key], value].flat() : value;
  return result;
}

const cleanBody = (text, canary) => (canary ? unplant(parseJson(text), canary) : parseJson(text));
const cleanQuery = (query, canary) =>
  canary ? new URLSearchParams([...query].map(([key, value]) => [key, unplant(value, canary)])) : query;
