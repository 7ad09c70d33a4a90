import type { Asked } from '../stand-in';
import sample from './fixtures/query-done-task-phones.json' with { type: 'json' };
import { connectTo } from './stand-in';

export type Row = Record<string, unknown>;
const [sampleRow = {}]: readonly Row[] = sample.data.list;
/** A finished call; its number ends with its id. */
export const done = (id: number, change: Row = {}): Row => ({
  ...sampleRow,
  callInstanceId: id,
  customerTelephone: `1990000${1000 + id}`,
  ...change,
});
export const undialed = (id: number, change: Row = {}): Row => ({
  callInstanceId: id,
  customerName: `客户${id}`,
  customerTelephone: '1990000xxxx',
  status: 0,
  ...change,
});
const LEVEL = '客户意向等级';
export const level = (value: string) => ({ resultList: [{ name: LEVEL, value }] });

export type World = {
  readonly done?: readonly Row[];
  readonly undialed?: readonly Row[];
  readonly stat?: Readonly<Record<string, number>>;
  readonly defs?: readonly string[];
  /** Filters that the vendor does not heed. */
  readonly deaf?: boolean;
};
type Body = {
  readonly pageNum: number;
  readonly pageSize: number;
  readonly finishStatus?: number;
  readonly durationLeft?: number;
  readonly durationRight?: number;
  readonly chatRoundLeft?: number;
  readonly chatRoundRight?: number;
  readonly resultQueryList?: readonly { readonly name: string; readonly value: string }[];
};

function heeds(row: Row, body: Body): boolean {
  const talk = Number.parseInt(String(row['duration']), 10);
  const rounds = Number(row['chatRound']);
  const results = row['resultList'] as { name: string; value: string }[];
  const { resultQueryList: wanted = [] } = body;
  const within = (value: number, min: number | undefined, max: number | undefined) =>
    (min === undefined || value >= min) && (max === undefined || value <= max);
  return (
    (body.finishStatus === undefined || body.finishStatus === row['finishStatus']) &&
    within(talk, body.durationLeft, body.durationRight) &&
    within(rounds, body.chatRoundLeft, body.chatRoundRight) &&
    wanted.every(({ name, value }) => results.some((one) => one.name === name && one.value === value))
  );
}

/** The three endpoints as doc 002 describes them, over a world that a test makes up. */
export function answerOf(world: World, { path, body: given }: Asked) {
  const body = given as Body;
  if (path.endsWith('getTaskDetail')) {
    const stat = Object.entries(world.stat ?? {}).map(([name, value]) => ({ name, value }));
    const resultDefs = [{ name: LEVEL, values: world.defs ?? [] }];
    return {
      body: {
        code: 200,
        data: { callJobId: 62, totalCount: 9, doneCount: 9, resultDefs, extraStat: { [LEVEL]: stat } },
      },
    };
  }
  if (body.pageSize > 50) return { body: { code: 412, data: null } };
  const slice = (rows: readonly Row[]) => rows.slice((body.pageNum - 1) * body.pageSize, body.pageNum * body.pageSize);
  const { pageNum, pageSize } = body;
  if (path.endsWith('notDialedCustomerList'))
    return { body: { code: 200, data: { pageNum, pageSize, list: slice(world.undialed ?? []) } } };
  const found = (world.done ?? []).filter((row) => world.deaf || heeds(row, body));
  const total = found.length;
  return {
    body: { code: 200, data: { pageNum, pageSize, total, pages: Math.ceil(total / pageSize), list: slice(found) } },
  };
}

/** A connector to that world. */
export const connectToWorld = (world: World) => connectTo((asked) => answerOf(world, asked));
