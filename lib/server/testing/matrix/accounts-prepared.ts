import type { Role } from '@/lib/model/user';
import 'server-only';
import { beginSecondFactor, confirmSecondFactor } from '../../accounts/second-factor';
import { listSessions } from '../../accounts/sessions';
import { codeOfStep, stepOf } from '../../crypto/totp';
import type { Question } from './row';
import { ADMIN, type MatrixId, type MatrixReader, type World } from './world';

// What the questions about accounts take: whose they are, sessions, codes.

/** An authenticator app's reading of a key. */
function fromBase32(key: string): Buffer {
  const bits = [...key].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/[01]{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

export const roleOf = (reader: MatrixReader): Role => (reader === 'admin' || reader === 'analyst' ? reader : 'viewer');

/** The account of the reader itself, or somebody else's. */
export function personOf({ people }: World, id: MatrixId, reader: MatrixReader): Question {
  const other = reader === 'viewer' ? people.analyst : people.viewer;
  return { path: { userId: { own: people[roleOf(reader)].id, foreign: other.id, missing: 'abcdefgh' }[id] } };
}

const sessionReader = ({ people }: World, reader: MatrixReader) =>
  ({
    ...ADMIN,
    kind: 'session',
    sessionId: 'x',
    id: people[roleOf(reader)].id,
    userId: people[roleOf(reader)].id,
  }) as const;

/** A session of the reader's own account, or of another. */
export async function sessionOf(world: World, id: MatrixId, reader: MatrixReader): Promise<string> {
  if (id === 'missing') return 'abcdefgh';
  const whose = id === 'own' ? reader : reader === 'viewer' ? 'analyst' : 'viewer';
  await world.headersOf(whose);
  const [session] = await listSessions(world.api.services.identity, sessionReader(world, whose));
  return session?.id ?? 'none';
}

/** The reader's second factor as it is before the question, and a code of it. Nobody else's is touched. */
export async function secondFactor(
  world: World,
  reader: MatrixReader,
  stage: 'none' | 'begun' | 'on',
): Promise<string> {
  if (!/^(?:viewer|analyst|admin)$/.test(reader)) return '123456';
  const { identity } = world.api.services;
  const own = { reader: sessionReader(world, reader), address: reader };
  await identity.store.secondFactors.remove(own.reader.userId);
  if (stage === 'none') return '';
  const { key } = await beginSecondFactor(identity, { ...own, current: world.people[roleOf(reader)].password });
  const code = () => codeOfStep(fromBase32(key), stepOf(identity.clock.now().getTime()));
  if (stage === 'begun') return code();
  await confirmSecondFactor(identity, { ...own, code: code() });
  world.api.pass(31_000);
  return code();
}

export const both = async (world: World, _: MatrixId, reader: MatrixReader): Promise<Question> => ({
  body: { current: world.people.viewer.password, code: await secondFactor(world, reader, 'on') },
});
