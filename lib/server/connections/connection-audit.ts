import type { AuditFields } from '@/lib/store/app/audit';
import 'server-only';
import { settingsView } from './connection-view';
import type { HeldConnection } from './held-connection';

/** A connection as the audit log tells of it: what an admin sees of it, so never a secret. */
export function connectionFields(held: HeldConnection): AuditFields {
  const { name, dialect, baseUrl, timeZone } = held.entry;
  const { limits, recordingHosts, recordingUrlTemplate, account } = settingsView(held, { whole: true });
  const own = limits.set.map((limit) => [`limits.${limit}`, limits[limit] ?? null] as const);
  const open = Object.entries(account ?? {}).map(([field, value]) => [`account.${field}`, value] as const);
  return {
    name,
    dialect,
    baseUrl,
    timeZone,
    ...Object.fromEntries(own),
    ...(recordingHosts.length > 0 && { recordingHosts }),
    ...(recordingUrlTemplate !== null && { recordingUrlTemplate }),
    ...Object.fromEntries(open),
  };
}

/** Which secrets were given anew; their values are nobody's. */
export const replacedSecrets = ({ vendor }: HeldConnection, account: Readonly<Record<string, unknown>> | undefined) =>
  vendor.accountFields.flatMap(({ name, secret }) => (secret && account?.[name] !== undefined ? [name] : []));
