import * as z from 'zod/mini';

/** From least to most: a viewer reads, an analyst also prepares what is shared, an admin also manages. */
export const ROLES = ['viewer', 'analyst', 'admin'] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

/** Whether a role holds everything that another one may do. */
export function roleCovers(held: Role, needed: Role): boolean {
  return ROLES.indexOf(held) >= ROLES.indexOf(needed);
}
