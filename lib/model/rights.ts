import * as z from 'zod/mini';
import type { Role } from './user';

/** What takes more than ordinary reading. */
export const RIGHTS = ['calls:reveal', 'links:make', 'connections:manage', 'people:manage', 'audit:read'] as const;
export const right = z.enum(RIGHTS);
export type Right = z.infer<typeof right>;

/** What comes with a role. */
export const RIGHTS_OF: Readonly<Record<Role, readonly Right[]>> = {
  viewer: [],
  analyst: ['links:make'],
  admin: RIGHTS,
};

/** Where somebody differs from the role: given (true) or denied (false). What is not in it comes with the role. */
export type Exceptions = Readonly<Partial<Record<Right, boolean>>>;

/** What somebody with this role and these exceptions may do. */
export const rightsOf = (role: Role, exceptions: Exceptions = {}): readonly Right[] =>
  RIGHTS.filter((one) => exceptions[one] ?? RIGHTS_OF[role].includes(one));

/** The exceptions that make exactly these rights out of the role's. */
export const exceptionsFor = (role: Role, rights: readonly Right[]): Exceptions =>
  Object.fromEntries(
    RIGHTS.map((one) => [one, rights.includes(one)] as const).filter(
      ([one, held]) => held !== RIGHTS_OF[role].includes(one),
    ),
  );

/** The connections that somebody may see; null: all of them, also those that are added later. */
export type ConnectionAccess = readonly string[] | null;

/** Whether that access covers a connection, of which it need not be known whether there is one. */
export const mayRead = (access: ConnectionAccess, connectionId: string) =>
  access === null || access.includes(connectionId);
