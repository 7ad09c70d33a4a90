import * as z from 'zod/mini';
import {
  type ConnectionChange,
  type ConnectionEntry,
  type changeConnectionEndpoint,
  connectionEntry,
  type connectionsEndpoint,
  type createConnectionEndpoint,
  type deleteConnectionEndpoint,
} from '@/lib/api/connections';
import { AppError, type FieldError } from '@/lib/errors';
import { leavesOrigin } from '@/lib/model/origin';
import { checkBaseUrl } from '@/lib/proxy/base-url';
import { VENDORS } from '@/lib/vendors/registry';
import 'server-only';
import { noteAction } from '../accounts/identity';
import { changeBetween } from '../audit/audit-change';
import type { Call } from '../http/call';
import { connect, listHeld } from './connect';
import { connectionFields, replacedSecrets } from './connection-audit';
import type { HeldConnection } from './held-connection';

type Input<Of extends { input: z.ZodMiniType }> = z.output<Of['input']>;
type Reply<Of extends { reply: z.ZodMiniType }> = Promise<z.output<Of['reply']>>;

/** Every wrong field that a check names; a failure of another kind goes on. */
async function errorsOf(check: () => unknown): Promise<readonly FieldError[]> {
  try {
    await check();
    return [];
  } catch (error) {
    if (error instanceof AppError && error.errors) return error.errors;
    throw error;
  }
}

/**
 * The entry with its account as the dialect takes it.
 * @throws AppError `bad_request` naming every wrong field, those that were `known` to be wrong with them.
 */
export async function checkEntry(
  { services }: Pick<Call, 'services'>,
  entry: ConnectionEntry,
  known: readonly FieldError[] = [],
): Promise<ConnectionEntry> {
  let account: Record<string, unknown> = {};
  const errors = [
    ...(await errorsOf(() => checkBaseUrl(entry.baseUrl, services.means.policy))),
    ...known,
    ...(await errorsOf(() => {
      account = VENDORS[entry.dialect].checkAccount(entry.account);
    })),
  ];
  if (errors.length > 0) throw new AppError('bad_request', 'The connection does not fit.', { errors });
  return { ...entry, account };
}

/** Puts down who did it; `detail` never holds a secret. */
function note({ services, reader }: Call, entry: Omit<Parameters<typeof noteAction>[1], 'actor'>): Promise<void> {
  return noteAction(services.identity, { actor: reader?.id ?? 'anonymous', ...entry });
}

/** @throws AppError `conflict` for a connection of the provisioning file. */
function requireOwn({ origin }: HeldConnection): void {
  if (origin !== 'file') return;
  throw new AppError('conflict', 'This connection comes from the provisioning file: change it there.');
}

/** What the asker may see of a connection: how it is set up is for who may change it. */
const viewFor = ({ reader }: Call, held: HeldConnection) =>
  held.view({ whole: reader?.rights.includes('connections:manage') === true });

/** Every connection and how it has been doing in this process; never a credential. */
export async function listConnections(call: Call): Reply<typeof connectionsEndpoint> {
  return { data: (await listHeld(call)).map((held) => viewFor(call, held)) };
}

/** Saves a connection. @throws AppError `bad_request`, `conflict` where the id is taken, `forbidden` with access to some. */
export async function createConnection(call: Call, input: ConnectionEntry): Reply<typeof createConnectionEndpoint> {
  // Whoever sees some of them would neither see what they made, nor may they learn which ids are taken.
  if (call.reader?.connections !== null) throw new AppError('forbidden', 'This takes access to all connections.');
  const held = await call.services.book.add(await checkEntry(call, input));
  const { id } = held.entry;
  await note(call, { action: 'connection.created', subject: id, detail: {}, after: connectionFields(held) });
  return { data: viewFor(call, held) };
}

const withoutNulls = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

/** The stored fields of the account, with those that are given over them; null takes one away. */
function mergedAccount(held: HeldConnection, given: Record<string, unknown> | undefined): Record<string, unknown> {
  if (given === undefined) return held.account();
  let stored: Record<string, unknown> = {};
  try {
    stored = held.account();
  } catch {
    // Credentials that cannot be read any more are replaced: then what is given has to be the whole account.
  }
  return withoutNulls({ ...stored, ...given });
}

/** What is stored was entrusted to one origin. Whoever names another one must know the secrets that it is to get. */
function secretsToGive({ entry, vendor }: HeldConnection, { baseUrl, account }: ConnectionChange): FieldError[] {
  if (baseUrl === undefined || !leavesOrigin(entry.baseUrl, baseUrl)) return [];
  const missing = vendor.accountFields.filter(({ name, secret }) => secret && (account?.[name] ?? '') === '');
  return missing.map(({ name }) => ({
    field: `account.${name}`,
    reason: 'has to be given again: what is stored does not go to another origin',
  }));
}

/** Changes what is given and keeps the rest; null takes back to the default. @throws AppError `bad_request`, `conflict`, `not_found` */
export async function changeConnection(
  call: Call,
  input: Input<typeof changeConnectionEndpoint> & ConnectionChange,
): Reply<typeof changeConnectionEndpoint> {
  const { connectionId, account, ...rest } = input;
  const held = await connect(call, connectionId);
  requireOwn(held);
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const merged = { ...withoutNulls({ ...held.entry, ...given }), account: mergedAccount(held, account) };
  const entry = await checkEntry(call, z.parse(connectionEntry, merged), secretsToGive(held, input));
  // Read before it is changed: afterwards this one is closed.
  const before = connectionFields(held);
  const next = await call.services.book.change(held, entry);
  const replaced = replacedSecrets(held, account);
  await note(call, {
    action: 'connection.changed',
    subject: connectionId,
    detail: replaced.length > 0 ? { replacedSecrets: replaced } : {},
    ...changeBetween(before, connectionFields(next)),
  });
  return { data: viewFor(call, next) };
}

/** Removes a connection, its credentials and its last answers. @throws AppError `conflict`, `not_found` */
export async function removeConnection(
  call: Call,
  { connectionId }: Input<typeof deleteConnectionEndpoint>,
): Reply<typeof deleteConnectionEndpoint> {
  const held = await connect(call, connectionId);
  requireOwn(held);
  const before = connectionFields(held);
  await call.services.book.remove(held);
  await note(call, { action: 'connection.removed', subject: connectionId, detail: {}, before });
  return { data: { id: connectionId } };
}
