import enCommon from './en/common.json';
import enCsv from './en/csv.json';
import { type Keys, type PlainTranslator, plainTranslator } from './plain';
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

export type CsvKey = Keys<typeof zh>;
export type CsvTranslator = PlainTranslator<CsvKey>;

/** What an export says, in one language. */
export const csvTranslator = plainTranslator(CSV_TEXTS);
