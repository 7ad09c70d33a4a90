import { standIn, standInIo } from '../../stand-in';
import { telrobotAgent } from './connector';
import stat from './fixtures/stat.json' with { type: 'json' };

export const USER = '40863af8-db4a-41c6-a269-eb5bc386d97f';
export const TASK = '1bcecc13-e873-4910-913c-d9246a891280';
export const START = '2026-11-21T03:00:00.000Z';
export const { signal } = new AbortController();

type Body = Parameters<typeof standIn>[0];

/** The connector on a vendor that answers as a test says, which ends when `onEnd` says so: with the test. */
export function stage(onEnd: (close: () => Promise<void>) => void) {
  async function connected(answer: Body) {
    const open = await standIn(answer);
    onEnd(open.close);
    const { io, time } = standInIo(START);
    const target = { baseUrl: open.baseUrl, timeZone: 'Asia/Shanghai' };
    return {
      connector: telrobotAgent.connect(target, { userId: USER, token: 'partner-token' }, io),
      asked: open.asked,
      time,
    };
  }

  /** The statistics of the document with some of it changed. */
  async function countsOf(
    change: (data: typeof stat.data) => unknown,
    range: { from: string; to: string } | null = null,
  ) {
    const { connector } = await connected(() => ({ body: { ...stat, data: change(structuredClone(stat.data)) } }));
    return connector.taskCounts?.(TASK, range, signal);
  }

  return { connected, countsOf };
}

/** The levels of the document with the first one changed. */
export const firstLevel = ({ intention }: typeof stat.data, change: { percent?: number; total?: number }) =>
  intention.map((level, at) => (at === 0 ? { ...level, ...change } : level));

export const failed = async (asked: Promise<unknown> | undefined) => {
  const error: unknown = await asked?.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error;
};
