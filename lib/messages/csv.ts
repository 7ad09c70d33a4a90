import compile from 'icu-minify/compile';
import format, { type CompiledMessage } from 'icu-minify/format';
import enCommon from './en/common.json';
import enCsv from './en/csv.json';
import type { MessageLocale } from './load';
import zhCommon from './zh-CN/common.json';
import zhCsv from './zh-CN/csv.json';

const { outcome, party, separator } = zhCommon;
const zh = { ...zhCsv, outcome, party, separator };
const en: typeof zh = {
  ...enCsv,
  outcome: enCommon.outcome,
  party: enCommon.party,
  separator: enCommon.separator,
};

/** The texts of exports as they are written. Apart from the pages' own, since no browser needs them. */
export const CSV_TEXTS = { 'zh-CN': zh, en };

type Keys<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Key : `${Key}.${Keys<Node[Key]>}`;
}[keyof Node & string];
export type CsvKey = Keys<typeof zh>;
type Values = Readonly<Record<string, string | number>>;
export type CsvTranslator = (key: CsvKey, values?: Values) => string;

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
const COMPILED = new Map<MessageLocale, ReadonlyMap<string, CompiledMessage>>();

/** What an export says, in one language. Without React's own translator, which reads other messages in a test than here. */
export function csvTranslator(locale: MessageLocale): CsvTranslator {
  const messages = COMPILED.get(locale) ?? new Map(flat(CSV_TEXTS[locale], ''));
  COMPILED.set(locale, messages);
  return (key, values) => {
    const message = messages.get(key);
    return message === undefined ? key : String(format(message, locale, values, { formatters: FORMATTERS }));
  };
}
