import compile from 'icu-minify/compile';
import format, { type CompiledMessage } from 'icu-minify/format';

export type Keys<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Key : `${Key}.${Keys<Node[Key]>}`;
}[keyof Node & string];
type Values = Readonly<Record<string, string | number>>;
export type PlainTranslator<Key extends string> = (key: Key, values?: Values) => string;

/** Every text below a node by its dotted key. */
function flat(node: unknown, path: string): [string, CompiledMessage][] {
  if (typeof node === 'string') return [[path, compile(node)]];
  return Object.entries(node ?? {}).flatMap(([key, child]) => flat(child, path === '' ? key : `${path}.${key}`));
}

const FORMATTERS = {
  getNumberFormat: (...given: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...given),
  getDateTimeFormat: (...given: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...given),
  getPluralRules: (...given: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...given),
};

/**
 * Plain text in each language, compiled once. Without React's own translator, which reads other messages in a test than
 * here. A key that there is no text for comes back as itself.
 */
export function plainTranslator<Tree, Locale extends string>(texts: Readonly<Record<Locale, Tree>>) {
  const compiled = new Map<Locale, ReadonlyMap<string, CompiledMessage>>();
  return (locale: Locale): PlainTranslator<Keys<Tree>> => {
    const messages = compiled.get(locale) ?? new Map(flat(texts[locale], ''));
    compiled.set(locale, messages);
    return (key, values) => {
      const message = messages.get(key);
      return message === undefined ? key : String(format(message, locale, values, { formatters: FORMATTERS }));
    };
  };
}
