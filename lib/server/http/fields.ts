import type { FieldError } from '@/lib/errors';
import 'server-only';
import * as z from 'zod';

type Issue = z.core.$ZodRawIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

/** A reason in Callboard's words, for an issue whose schema states none. Never repeats what came in. */
function reasonOf(issue: Issue): string {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return 'is missing';
  if (issue.code === 'invalid_type') return `takes ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `takes ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'unrecognized_keys') return 'is not known here';
  return 'does not fit';
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

// A key of an unknown field comes from outside: short, and without what could be a number or a secret.
const keyText = (key: string) => (/^[\w.-]{1,40}$/.test(key) && !/\d{7}/.test(key) ? key : '(unknown field)');

function fieldErrorsOf(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  const seen = new Set<string>();
  return issues
    .flatMap((issue) => {
      const fields =
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => pathText([...issue.path, keyText(key)]))
          : [pathText(issue.path)];
      return fields.map((field) => ({ field, reason: issue.message }));
    })
    .filter(({ field }) => !seen.has(field) && seen.add(field));
}

/** What a schema makes of a value, or every field that is wrong. The one way in which outside input is parsed. */
export function parseFields<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
): { readonly data: z.output<Schema> } | { readonly errors: readonly FieldError[] } {
  const parsed = z.safeParse(schema, value, { error: reasonOf });
  return parsed.success ? { data: parsed.data } : { errors: fieldErrorsOf(parsed.error.issues) };
}
