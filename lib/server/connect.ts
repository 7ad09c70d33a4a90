import 'server-only';
import type { Call } from './call';
import type { HeldConnection } from './held-connection';

/** The connection of a question. @throws AppError `not_found` */
export function connect({ services }: Pick<Call, 'services'>, connectionId: string): Promise<HeldConnection> {
  return services.book.get(connectionId);
}
