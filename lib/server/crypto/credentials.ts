import 'server-only';
import type { Keys } from './keys';
import { seal, unseal } from './sealed';

/** A connection's account, sealed: moved to another connection or another field it does not open. */
export const sealCredentials = (keys: Keys, connectionId: string, account: unknown): string =>
  seal(keys, [connectionId, 'account'], account);

/**
 * The account that was sealed for this connection.
 * @throws AppError `internal` where it was sealed with another master key, for another connection, or was changed.
 */
export const openCredentials = (keys: Keys, connectionId: string, sealed: string): unknown =>
  unseal(keys, [connectionId, 'account'], sealed, {
    otherKey:
      'The stored credentials were encrypted with another key: start with the CALLBOARD_SECRET or secret.key of that time, or enter the credentials again.',
    damaged: 'The stored credentials are damaged or belong to another connection.',
    context: { connectionId },
  });
