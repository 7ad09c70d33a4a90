import enCommon from './en/common.json';
import enDefinitions from './en/definitions.json';
import enFiles from './en/files.json';
import enQuality from './en/quality.json';
import { type Keys, type PlainTranslator, plainTranslator } from './plain';
import zhCommon from './zh-CN/common.json';
import zhDefinitions from './zh-CN/definitions.json';
import zhFiles from './zh-CN/files.json';
import zhQuality from './zh-CN/quality.json';

const { outcome, group, party, pipe, dialect } = zhCommon;
const zh = { ...zhFiles, outcome, group, party, pipe, dialect, metric: zhDefinitions.metrics, rule: zhQuality.rules };
const en: typeof zh = {
  ...enFiles,
  outcome: enCommon.outcome,
  group: enCommon.group,
  party: enCommon.party,
  pipe: enCommon.pipe,
  dialect: enCommon.dialect,
  metric: enDefinitions.metrics,
  rule: enQuality.rules,
};

/** What a report says of itself as a file. Apart from the pages' own texts, since no browser needs them. */
export const FILE_TEXTS = { 'zh-CN': zh, en };

export type FileTranslator = PlainTranslator<Keys<typeof zh>>;

/** The texts of a report's files in one language. */
export const fileTranslator = plainTranslator(FILE_TEXTS);
