import type * as z from 'zod';
import { AppError, type FieldError } from '@/lib/errors';
import 'server-only';
import { parseFields } from './fields';

const MAX_BODY_BYTES = 64 * 1024;
const MAX_DEPTH = 32;

/** The shape of an endpoint's input: an object schema, of whichever flavour of zod. */
type ObjectSchema = z.core.$ZodType & { readonly _zod: { readonly def: { readonly shape?: object } } };

/** What stands in the path at the template's `{parameters}`; null where the path does not fit the template. */
function pathParameters(template: string, path: string): Record<string, string> | null {
  const wanted = template.split('/');
  const given = path.replace(/^\/api\/v1/, '').split('/');
  if (wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const text = given[at] ?? '';
    if (name === undefined && part !== text) return null;
    if (name !== undefined) found[name] = text;
  }
  return found;
}

function decoded(parameters: Record<string, string>, errors: FieldError[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, text]) => {
      try {
        return [name, decodeURIComponent(text)];
      } catch {
        errors.push({ field: name, reason: 'is not percent-encoded UTF-8' });
        return [name, text];
      }
    }),
  );
}

const shownName = (name: string) => (/^[\w.-]{1,40}$/.test(name) && !/\d{7}/.test(name) ? name : '(unknown parameter)');

/** The search part: every name known to the schema, none twice. */
function searchParameters(search: URLSearchParams, known: readonly string[], errors: FieldError[]) {
  const found: Record<string, string> = {};
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    if (!known.includes(name)) errors.push({ field: shownName(name), reason: 'is not known here' });
    else if (values.length > 1) errors.push({ field: name, reason: 'is given more than once' });
    else found[name] = values[0] ?? '';
  }
  return found;
}

/**
 * Path and search parameters through the endpoint's schema.
 * @throws AppError `bad_request` with every wrong, repeated or unknown parameter; `not_found` for another path.
 */
export function readInput<Schema extends z.core.$ZodType>(
  schema: Schema,
  template: string,
  url: URL,
): z.output<Schema> {
  const inPath = pathParameters(template, url.pathname);
  if (inPath === null) throw new AppError('not_found', 'There is nothing at this address.');
  const errors: FieldError[] = [];
  const shape = (schema as Schema & ObjectSchema)._zod.def.shape ?? {};
  const known = Object.keys(shape).filter((name) => !(name in inPath));
  const value = { ...searchParameters(url.searchParams, known, errors), ...decoded(inPath, errors) };
  const parsed = parseFields(schema, value);
  const wrong = 'errors' in parsed ? parsed.errors : [];
  const all = [...errors, ...wrong.filter(({ field }) => !errors.some((error) => error.field === field))];
  if (all.length > 0 || 'errors' in parsed) {
    throw new AppError('bad_request', 'Some parameters do not fit.', { errors: all });
  }
  return parsed.data;
}

function depthOf(value: unknown, limit: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (limit === 0) return 1;
  return 1 + Math.max(0, ...Object.values(value).map((item) => depthOf(item, limit - 1)));
}

/** @throws AppError `too_large` as soon as more has arrived, whatever the length header says. */
async function readText(request: Request, most: number): Promise<string> {
  const tooLarge = () => new AppError('too_large', `The body is larger than ${most / 1024} kB.`);
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge();
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > most) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new AppError('bad_request', 'The body is not UTF-8.');
  }
}

/**
 * A JSON body of at most 64 kB, or what its endpoint says, through a schema.
 * @throws AppError `bad_request` (content type, JSON, fields), `too_large`
 */
export async function readBody<Schema extends z.core.$ZodType>(
  schema: Schema,
  request: Request,
  most: number = MAX_BODY_BYTES,
): Promise<z.output<Schema>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(?:;|$)/i.test(type)) {
    const errors = [{ field: 'Content-Type', reason: 'takes application/json' }];
    throw new AppError('bad_request', 'The body has to be JSON.', { errors });
  }
  const text = await readText(request, most);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError('bad_request', 'The body is not JSON.');
  }
  if (depthOf(value, MAX_DEPTH) > MAX_DEPTH) throw new AppError('bad_request', 'The body is nested too deeply.');
  const parsed = parseFields(schema, value);
  if ('data' in parsed) return parsed.data;
  throw new AppError('bad_request', 'Some fields do not fit.', { errors: parsed.errors });
}
