import type { Right } from '@/lib/model/rights';
import type { Role } from '@/lib/model/user';
import 'server-only';
import type { MatrixId, MatrixReader, World } from './world';

/** What an endpoint is asked beside its path's connection, task and call. */
export type Question = {
  readonly path?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, string>>;
  readonly body?: object;
};

export type Row = {
  /** Who gets through: anybody, a role, or whoever holds a right. */
  readonly takes: 'anybody' | Role | Right;
  /** The names of the fields of `data`, or of its rows; empty for bytes. */
  readonly fields: string;
  /** Where one's own answers with something else than 200, and where somebody else's or nobody's does than 404. */
  readonly status?: Partial<Record<MatrixId, number>>;
  /** The same for one reader and subject. */
  readonly cells?: Partial<Record<`${MatrixReader} ${MatrixId}`, number>>;
  /** Whose subject it is decides a connection unless it says something else; `nobody`: it has none. */
  readonly subject?: 'account' | 'nobody';
  readonly ask?: (world: World, id: MatrixId, reader: MatrixReader) => Promise<Question> | Question;
};
