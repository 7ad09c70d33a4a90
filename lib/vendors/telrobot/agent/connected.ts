import { standIn, standInIo } from '../../stand-in';
import { telrobotAgent } from './connector';

export const USER = '40863af8-db4a-41c6-a269-eb5bc386d97f';
export const TASK = '234cdcac-501c-47b5-9c06-47a658f363b8';
export const START = '2026-11-21T03:00:00.000Z';

/** A connector of this dialect on a stand-in for its vendor, for tests. */
export async function connected(answer: Parameters<typeof standIn>[0]) {
  const { baseUrl, asked, close } = await standIn(answer);
  const { io, time } = standInIo(START);
  const connector = telrobotAgent.connect(
    { baseUrl, timeZone: 'Asia/Shanghai' },
    { userId: USER, token: 'partner-token' },
    io,
  );
  return { connector, asked, time, close };
}
