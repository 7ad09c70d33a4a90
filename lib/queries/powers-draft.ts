import type { Powers } from '@/lib/model/person';
import { RIGHTS_OF, type Right } from '@/lib/model/rights';
import type { Role } from '@/lib/model/user';

/** A form about what somebody may do and see. */
export type PowersDraft = {
  readonly role: Role;
  readonly rights: readonly Right[];
  /** Whether only `connections` may be seen; they are kept while all may. */
  readonly limited: boolean;
  readonly connections: readonly string[];
};

export const draftOfPowers = ({ role, rights, connections }: Powers): PowersDraft => ({
  role,
  rights,
  limited: connections !== null,
  connections: connections ?? [],
});

/** A new role brings its own rights, as far as the one who gives them has them. */
export const withRole = (draft: PowersDraft, role: Role, own: readonly Right[]): PowersDraft => ({
  ...draft,
  role,
  rights: RIGHTS_OF[role].filter((right) => own.includes(right)),
});

export const powersIn = ({ role, rights, limited, connections }: PowersDraft): Powers => ({
  role,
  rights: [...rights],
  connections: limited ? [...connections] : null,
});
