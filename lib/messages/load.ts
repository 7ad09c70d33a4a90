import compile from 'icu-minify/compile';
import enAccount from './en/account.json';
import enAudit from './en/audit.json';
import enCall from './en/call.json';
import enCalls from './en/calls.json';
import enCommon from './en/common.json';
import enConnections from './en/connections.json';
import enDefinitions from './en/definitions.json';
import enErrors from './en/errors.json';
import enInbound from './en/inbound.json';
import enLinks from './en/links.json';
import enOverview from './en/overview.json';
import enPeople from './en/people.json';
import enQuality from './en/quality.json';
import enRaw from './en/raw.json';

import enReport from './en/report.json';

import enReveal from './en/reveal.json';

import enSettings from './en/settings.json';
import enShell from './en/shell.json';
import enTask from './en/task.json';
import enTasks from './en/tasks.json';
import enTokens from './en/tokens.json';
import enVerify from './en/verify.json';
import zhAccount from './zh-CN/account.json';
import zhAudit from './zh-CN/audit.json';
import zhCall from './zh-CN/call.json';
import zhCalls from './zh-CN/calls.json';
import zhCommon from './zh-CN/common.json';
import zhConnections from './zh-CN/connections.json';
import zhDefinitions from './zh-CN/definitions.json';
import zhErrors from './zh-CN/errors.json';
import zhInbound from './zh-CN/inbound.json';
import zhLinks from './zh-CN/links.json';
import zhOverview from './zh-CN/overview.json';
import zhPeople from './zh-CN/people.json';
import zhQuality from './zh-CN/quality.json';
import zhRaw from './zh-CN/raw.json';

import zhReport from './zh-CN/report.json';

import zhReveal from './zh-CN/reveal.json';

import zhSettings from './zh-CN/settings.json';
import zhShell from './zh-CN/shell.json';
import zhTask from './zh-CN/task.json';
import zhTasks from './zh-CN/tasks.json';
import zhTokens from './zh-CN/tokens.json';
import zhVerify from './zh-CN/verify.json';

const zh = {
  account: zhAccount,
  audit: zhAudit,
  call: zhCall,
  calls: zhCalls,
  common: zhCommon,
  connections: zhConnections,
  definitions: zhDefinitions,
  errors: zhErrors,
  inbound: zhInbound,
  links: zhLinks,
  overview: zhOverview,
  people: zhPeople,
  quality: zhQuality,
  raw: zhRaw,
  report: zhReport,
  reveal: zhReveal,
  settings: zhSettings,
  shell: zhShell,
  task: zhTask,
  tasks: zhTasks,
  tokens: zhTokens,
  verify: zhVerify,
};

/** Chinese is written first: a key that English lacks does not compile. */
export type Messages = typeof zh;

const en: Messages = {
  account: enAccount,
  audit: enAudit,
  call: enCall,
  calls: enCalls,
  common: enCommon,
  connections: enConnections,
  definitions: enDefinitions,
  errors: enErrors,
  inbound: enInbound,
  links: enLinks,
  overview: enOverview,
  people: enPeople,
  quality: enQuality,
  raw: enRaw,
  report: enReport,
  reveal: enReveal,
  settings: enSettings,
  shell: enShell,
  task: enTask,
  tasks: enTasks,
  tokens: enTokens,
  verify: enVerify,
};

/** Every text as it is written, in ICU's message format. */
export const TEXTS = { 'zh-CN': zh, en };
export type MessageLocale = keyof typeof TEXTS;

/** A text without arguments stays a text; the others become what `use-intl/format-message/format-only` reads. */
function compiled(node: unknown): unknown {
  // The compiler's objects have no prototype, which React refuses to send to the browser; a clone's have one.
  if (typeof node === 'string') return structuredClone(compile(node));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, compiled(child)]));
}

const COMPILED: Partial<Record<MessageLocale, Messages>> = {};

/** Every message of one language, compiled. Called on the server; the browser gets one language with the page. */
export function messagesOf(locale: MessageLocale): Messages {
  // The same keys; a compiled message is typed as the text that it stands for, as use-intl expects.
  const messages = COMPILED[locale] ?? (compiled(TEXTS[locale]) as Messages);
  COMPILED[locale] = messages;
  return messages;
}

declare module 'use-intl' {
  interface AppConfig {
    Locale: MessageLocale;
    Messages: Messages;
  }
}
