import type { ConnectionEntry } from '@/lib/api/connections';
import type { AccountValue, Connection } from '@/lib/model/connection';
import { HIDDEN } from '@/lib/model/hidden';
import { LIMIT_NAMES } from '@/lib/model/limits';
import type { UpstreamLimits } from '@/lib/proxy/upstream';
import type { Vendor } from '@/lib/vendors/connector';
import 'server-only';

type Settings = Pick<Connection, 'limits' | 'recordingHosts' | 'recordingUrlTemplate' | 'account'>;
type Held = {
  readonly entry: Omit<ConnectionEntry, 'account'>;
  readonly account: () => Record<string, unknown>;
  readonly vendor: Pick<Vendor, 'accountFields'>;
  readonly limits: UpstreamLimits;
};

export type Shown = { readonly whole: boolean };

const isShown = (value: unknown): value is AccountValue =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'));

/** Only what the dialect names as no secret; a field that it does not name is none of those. */
function accountView({ account, vendor }: Held): Settings['account'] {
  let whole: Record<string, unknown>;
  try {
    whole = account();
  } catch {
    return null;
  }
  const open = vendor.accountFields.filter(({ secret }) => !secret).map(({ name }) => [name, whole[name]] as const);
  return Object.fromEntries(open.filter((field): field is [string, AccountValue] => isShown(field[1])));
}

/** A placeholder among a few signs of a path, and nothing long enough to be a key. */
const isPath = (text: string) => /\{\w+\}/.test(text) && !/[\w-]{8}/.test(text.replace(/\{\w+\}/g, '/'));

/** A user and password, a fixed value in the query and a fragment may be a key or a signature: they stay hidden. */
function templateView(template: string): string {
  const [, address = '', query, fragment] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(template) ?? [];
  const pairs = query?.split('&').map((pair) => {
    const [, name = '', value = ''] = /^([^=]*=)?(.*)$/s.exec(pair) ?? [];
    return isPath(value) ? pair : `${name}${HIDDEN}`;
  });
  const plain = address.replace(/^([a-z]+:\/\/)[^/]*@/i, `$1${HIDDEN}@`);
  return `${plain}${pairs ? `?${pairs.join('&')}` : ''}${fragment === undefined ? '' : `#${HIDDEN}`}`;
}

/** How a connection is set up; `whole`: also what only those know who may change it. Never a secret. */
export function settingsView(held: Held, { whole }: Shown): Settings {
  const { entry, limits } = held;
  return {
    limits: { ...limits, set: LIMIT_NAMES.filter((name) => entry.limits?.[name] !== undefined) },
    recordingHosts: [...(entry.recordingHosts ?? [])],
    recordingUrlTemplate: whole && entry.recordingUrlTemplate ? templateView(entry.recordingUrlTemplate) : null,
    account: whole ? accountView(held) : null,
  };
}
