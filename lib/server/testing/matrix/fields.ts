import 'server-only';

/** As much of a zod schema as is read here, of either flavour. */
type Schema = { readonly _zod: { readonly def: object } };
type Def = {
  readonly type?: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly valueType?: Schema;
  readonly out?: Schema;
  readonly options?: readonly Schema[];
  readonly items?: readonly Schema[];
  readonly getter?: () => Schema;
};

/** What stands inside a schema, and at which path. */
function inside(schema: Schema, path: string): readonly (readonly [Schema, string])[] {
  const def = schema._zod.def as Def;
  const named = Object.entries(def.shape ?? {}).map(
    ([name, inner]) => [inner, path === '' ? name : `${path}.${name}`] as const,
  );
  const same = [def.innerType, def.out, def.getter?.(), ...(def.options ?? []), ...(def.items ?? [])];
  return [
    ...named,
    ...(def.element ? [[def.element, `${path}[]`] as const] : []),
    ...(def.valueType ? [[def.valueType, `${path}.*`] as const] : []),
    ...same.flatMap((inner) => (inner ? [[inner, path] as const] : [])),
  ];
}

type Allowed = {
  /** `data[].id`; `*` for a key that is anybody's. */
  readonly paths: ReadonlySet<string>;
  /** Where anything may stand, such as a vendor's own answer. */
  readonly open: readonly string[];
};

function allowedBy(schema: Schema): Allowed {
  const paths = new Set<string>();
  const open: string[] = [];
  const waiting: (readonly [Schema, string])[] = [[schema, '']];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [one, path] = next;
    paths.add(path);
    if (/^(?:unknown|any)$/.test((one._zod.def as Def).type ?? '')) open.push(path);
    waiting.push(...inside(one, path));
  }
  return { paths, open };
}

/** Every path that an answer has. */
function pathsIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((item) => pathsIn(item, `${path}[]`))];
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, path === '' ? name : `${path}.${name}`)),
  ];
}

/** `*[]` is a list under whatever key. */
const isAnybodys = (pattern: string, part: string) => pattern.startsWith('*') && part.endsWith(pattern.slice(1));

function fits(path: string, { paths, open }: Allowed): boolean {
  if (paths.has(path) || open.some((start) => path.startsWith(`${start}.`) || path.startsWith(`${start}[`)))
    return true;
  const parts = path.split('.');
  return [...paths].some((one) => {
    const pattern = one.split('.');
    return (
      pattern.length === parts.length &&
      pattern.every((part, at) => part === parts[at] || isAnybodys(part, parts[at] ?? ''))
    );
  });
}

/** What an answer says that its schema does not name. */
export function unnamed(value: unknown, schema: Schema): string[] {
  const allowed = allowedBy(schema);
  return [...new Set(pathsIn(value))].filter((path) => !fits(path, allowed));
}

/** The names of the fields of an answer's data, or of its rows. */
export function fieldsOf(data: unknown): string[] {
  const one = Array.isArray(data) ? data[0] : data;
  return typeof one === 'object' && one !== null ? Object.keys(one).sort() : [];
}
