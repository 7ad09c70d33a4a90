import 'server-only';
import { entityTag, matches } from './entity-tag';
import { readOnly } from './handlers';
import { openapiDocument } from './openapi';

let text: string | null = null;

/** The contract is public: it holds nothing of this installation. */
export const openapi = readOnly(async (request) => {
  text ??= JSON.stringify(openapiDocument());
  const headers = {
    ETag: entityTag(text),
    'Cache-Control': 'no-cache',
    'Content-Type': 'application/json; charset=utf-8',
  };
  if (matches(request.headers.get('if-none-match'), headers.ETag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers });
});
