import enAccount from './en/account.json';
import enCommon from './en/common.json';
import enConnections from './en/connections.json';
import enDefinitions from './en/definitions.json';
import enErrors from './en/errors.json';
import enInbound from './en/inbound.json';
import enOverview from './en/overview.json';
import enQuality from './en/quality.json';
import enRaw from './en/raw.json';
import enShell from './en/shell.json';
import enTask from './en/task.json';
import enTasks from './en/tasks.json';
import zhAccount from './zh-CN/account.json';
import zhCommon from './zh-CN/common.json';
import zhConnections from './zh-CN/connections.json';
import zhDefinitions from './zh-CN/definitions.json';
import zhErrors from './zh-CN/errors.json';
import zhInbound from './zh-CN/inbound.json';
import zhOverview from './zh-CN/overview.json';
import zhQuality from './zh-CN/quality.json';
import zhRaw from './zh-CN/raw.json';
import zhShell from './zh-CN/shell.json';
import zhTask from './zh-CN/task.json';
import zhTasks from './zh-CN/tasks.json';

const zh = {
  account: zhAccount,
  common: zhCommon,
  connections: zhConnections,
  definitions: zhDefinitions,
  errors: zhErrors,
  inbound: zhInbound,
  overview: zhOverview,
  quality: zhQuality,
  raw: zhRaw,
  shell: zhShell,
  task: zhTask,
  tasks: zhTasks,
};

/** Chinese is written first: a key that English lacks does not compile. */
export type Messages = typeof zh;

const en: Messages = {
  account: enAccount,
  common: enCommon,
  connections: enConnections,
  definitions: enDefinitions,
  errors: enErrors,
  inbound: enInbound,
  overview: enOverview,
  quality: enQuality,
  raw: enRaw,
  shell: enShell,
  task: enTask,
  tasks: enTasks,
};

const BY_LOCALE = { 'zh-CN': zh, en };
export type MessageLocale = keyof typeof BY_LOCALE;

/** Every text of one language. Called on the server; the browser gets one language with the page. */
export function messagesOf(locale: MessageLocale): Messages {
  return BY_LOCALE[locale];
}

declare module 'use-intl' {
  interface AppConfig {
    Locale: MessageLocale;
    Messages: Messages;
  }
}
