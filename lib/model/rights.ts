import * as z from 'zod/mini';
import type { Role } from './user';

/** What takes more than a role's ordinary reading. */
export const RIGHTS = ['calls:reveal'] as const;
export const right = z.enum(RIGHTS);
export type Right = z.infer<typeof right>;

const OF_ROLE: Readonly<Record<Role, readonly Right[]>> = {
  viewer: [],
  analyst: [],
  admin: ['calls:reveal'],
};

/** The rights of whoever asks. The one place that knows where they come from, which is the role so far. */
export const rightsOf = ({ role }: { readonly role: Role }): readonly Right[] => OF_ROLE[role];
