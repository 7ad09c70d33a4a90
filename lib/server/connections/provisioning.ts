import { readFile } from 'node:fs/promises';
import { type ConnectionEntry, connectionEntry } from '@/lib/api/connections';
import { AppError, type FieldError } from '@/lib/errors';
import type { Dialect } from '@/lib/model/vendor';
import type { AddressPolicy } from '@/lib/proxy/address';
import { checkBaseUrl } from '@/lib/proxy/base-url';
import type { Vendor } from '@/lib/vendors/connector';
import 'server-only';
import * as z from 'zod';
import { parseFields } from '../http/fields';

type Source = Readonly<Record<string, string | undefined>>;
type Vendors = Readonly<Record<Dialect, Pick<Vendor, 'checkAccount'>>>;

const file = z.strictObject({ connections: z.array(z.unknown()).max(1_000) });
const REFERENCE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** The value with `${NAME}` replaced inside its texts; names that are not set go into `errors`. */
function expand(value: unknown, path: string, source: Source, errors: FieldError[]): unknown {
  if (typeof value === 'string') {
    return value.replace(REFERENCE, (_, name: string) => {
      const found = source[name];
      if (found === undefined) errors.push({ field: path, reason: `names \${${name}}, which is not set` });
      return found ?? '';
    });
  }
  if (Array.isArray(value)) return value.map((item, at) => expand(item, `${path}[${at}]`, source, errors));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, expand(item, path ? `${path}.${key}` : key, source, errors)]),
  );
}

/** Never the engine's own message: it quotes the file, secrets included. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    const line = at === undefined ? undefined : text.slice(0, Number(at)).split('\n').length;
    throw new AppError('bad_request', line === undefined ? 'is not JSON' : `is not JSON (line ${line})`);
  }
}

function accountErrors(entry: ConnectionEntry, vendors: Vendors): readonly FieldError[] {
  try {
    vendors[entry.dialect].checkAccount(entry.account);
    return [];
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad_request') {
      return error.errors ?? [{ field: 'account', reason: error.message }];
    }
    throw error;
  }
}

/** Entries that fit, accounts checked; else every field that does not, by its path inside the file. */
function check(value: unknown, vendors: Vendors): { entries: ConnectionEntry[]; errors: FieldError[] } {
  const outer = parseFields(file, value);
  if ('errors' in outer) return { entries: [], errors: [...outer.errors] };
  const entries: ConnectionEntry[] = [];
  const errors: FieldError[] = [];
  const seen = new Map<string, number>();
  outer.data.connections.forEach((item, at) => {
    const below = (field: string) => (field === '' ? `connections[${at}]` : `connections[${at}].${field}`);
    const parsed = parseFields(connectionEntry, item);
    if ('errors' in parsed) {
      errors.push(...parsed.errors.map(({ field, reason }) => ({ field: below(field), reason })));
      return;
    }
    const first = seen.get(parsed.data.id);
    if (first !== undefined) errors.push({ field: below('id'), reason: `is taken by connections[${first}]` });
    seen.set(parsed.data.id, first ?? at);
    errors.push(...accountErrors(parsed.data, vendors).map(({ field, reason }) => ({ field: below(field), reason })));
    entries.push(parsed.data);
  });
  return { entries, errors };
}

/**
 * The connections of a provisioning file's text, `${NAME}` replaced from `source`, in the file's order.
 * @throws AppError `bad_request` with the paths inside the file and the reasons, never a value.
 */
export function parseProvisioning(text: string, source: Source, vendors: Vendors): ConnectionEntry[] {
  const unset: FieldError[] = [];
  const value = expand(parseJson(text), '', source, unset);
  const { entries, errors } = check(value, vendors);
  // A reference that is not set leaves a gap that would be reported twice.
  const all = [...unset, ...errors.filter(({ field }) => !unset.some((known) => known.field === field))];
  if (all.length === 0) return entries;
  const shown = all.slice(0, 8).map(({ field, reason }) => `${field || 'the file'} ${reason}`);
  const more = all.length > shown.length ? ` and ${all.length - shown.length} more` : '';
  throw new AppError('bad_request', `${shown.join('; ')}${more}`, { errors: all });
}

/** @throws AppError `bad_request` where an address is not allowed; asked of all at once, since names are resolved. */
async function requireAddresses(entries: readonly ConnectionEntry[], policy: AddressPolicy): Promise<void> {
  const reasons = await Promise.all(
    entries.map(async ({ baseUrl }, at) => {
      try {
        await checkBaseUrl(baseUrl, policy);
        return [];
      } catch (error) {
        if (error instanceof AppError && error.errors) {
          return error.errors.map(
            ({ field, reason }) => `connections[${at}].${field} takes ${reason.replace(/^takes /, '')}`,
          );
        }
        throw error;
      }
    }),
  );
  const sentence = reasons.flat().join('; ');
  if (sentence) throw new AppError('bad_request', sentence);
}

/** The same from a path, addresses checked. @throws AppError `bad_request` with one sentence that stops the start. */
export async function readProvisioning(
  path: string,
  source: Source,
  vendors: Vendors,
  policy: AddressPolicy,
): Promise<ConnectionEntry[]> {
  const sentence = (reason: string) => new AppError('bad_request', `CALLBOARD_CONNECTIONS names ${path}: ${reason}.`);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw sentence(code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code})`);
  }
  try {
    const entries = parseProvisioning(text, source, vendors);
    await requireAddresses(entries, policy);
    return entries;
  } catch (error) {
    throw error instanceof AppError ? sentence(error.message) : error;
  }
}
