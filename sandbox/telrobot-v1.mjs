import { readUuid, uuid } from './ids.mjs';
import { listOf, route, wholeNumber } from './route.mjs';
import { sample } from './samples.mjs';
import { checkToken, failure, refuse, statusLabels } from './telrobot.mjs';
import { createNumberRows } from './telrobot-numbers.mjs';
import { createRecordRows } from './telrobot-records.mjs';
import { createTags } from './telrobot-tags.mjs';
import { createTranscripts } from './telrobot-transcript.mjs';
import { zone } from './time.mjs';

const local = zone('Asia/Shanghai');
const PER_PAGE = 15;
const LEVELS = [
  null,
  { rank: 1, name: 'A级', alias: '有明确意向', color: '#19be6b' },
  { rank: 2, name: 'B级', alias: '可能有意向', color: '#2d8cf0' },
  { rank: 3, name: 'C级', alias: '可再次跟进', color: '#ff9900' },
  { rank: 4, name: 'D级', alias: '无意向', color: '#000' },
  { rank: 5, name: 'E级', alias: '其他', color: '#808695' },
];

/** `/v1/…`: the first generation of telrobot (doc 001). Two of its answers have no envelope. */
export function createTelrobotV1({ seed, accounts, world, switches, overLimit }) {
  const { userId, token } = accounts.telrobotV1;
  const { ledger } = world;
  const book = world.books['tel-v1'];
  const readAt = new Map();
  const kind = 'v1';
  const tags = createTags({ seed, userId, kind, on: true });
  const levelOf = (task, index) => LEVELS[ledger.schedule(task).level[index]];
  const callIdOf = (task, index) => uuid(seed, 'v1-call', task.group, index);
  const records = createRecordRows({ seed, kind, ledger, tags, levelOf, callIdOf });
  const numbers = createNumberRows({ userId, records, ledger, labels: () => statusLabels(switches, 'telrobot-v1') });
  const transcripts = createTranscripts({ seed, kind, userId, records, ledger, tags });

  const routes = [
    route('POST', '/v1/task/query_done_task_phones', recordList, { sample: '001_query_done_task_phones' }),
    route('GET', '/v1/task/number', numberList, { sample: '001_number' }),
    route('GET', '/v1/record/{record_id}', brief, { sample: '001_record' }),
    route('GET', '/v1/task/record_info/{task_id}/{record_id}', detail, { sample: '001_record_info', latency: 250 }),
  ];

  function taskOf(id, now) {
    const found = typeof id === 'string' ? readUuid(seed, 'v1-task', id) : null;
    return found && book.get(found.group, now);
  }

  function recordOf(id, now) {
    const found = readUuid(seed, 'v1-record', id);
    const task = found && book.get(found.group, now);
    return task && ledger.hasEnded(task, found.index, now) ? { task, index: found.index } : null;
  }

  const paged = (rows, page) => ({
    data: rows.slice((page - 1) * PER_PAGE, page * PER_PAGE),
    total: rows.length,
    last_page: Math.max(1, Math.ceil(rows.length / PER_PAGE)),
  });

  function recordList(context) {
    const body = context.body ?? {};
    const page = wholeNumber(body.page, Number.NaN);
    if (!(page >= 1)) return refuse(422, '页码参数错误');
    const task = taskOf(body.task_id, context.now);
    if (!task) return refuse(404, '任务不存在');
    const test = recordFilter(body);
    if (test === null) return refuse(422, '筛选参数错误');
    const { data, ...counts } = paged(records.find(task, context.now, test), page);
    const messy = context.mode === 'messy';
    return {
      status: 200,
      json: { data: data.map((index) => records.full(task, index, { messy, readAt, now: context.now })), ...counts },
    };
  }

  function numberList(context) {
    const page = wholeNumber(context.query.get('page'), Number.NaN);
    if (!(page >= 1)) return refuse(422, '页码参数错误');
    const task = taskOf(context.query.get('task_id'), context.now);
    if (!task) return refuse(404, '任务不存在');
    const filter = {
      status: listOf(context.query, 'status').map(Number),
      type: listOf(context.query, 'type'),
      keyword: context.query.get('keyword') ?? '',
    };
    const { data, ...counts } = paged(numbers.find(task, context.now, filter), page);
    const rows = numbers.rows(task, context.now, data, context.query.get('call_history') === '1');
    return {
      status: 200,
      json: { code: 200, status: 'ok', message: '获取号码列表成功', data: { data: rows, ...counts } },
    };
  }

  function brief(context) {
    const found = recordOf(context.params.record_id, context.now);
    if (!found) return refuse(404, '通话记录不存在');
    // Looking at a record marks it as read on the messy clusters.
    if (context.mode === 'messy') readAt.set(context.params.record_id, local.text(context.now));
    const data = records.brief(found.task, found.index, { messy: context.mode === 'messy', readAt, now: context.now });
    return { status: 200, json: { code: 200, status: 'ok', message: '获取任务信息成功', data } };
  }

  function detail(context) {
    const found = recordOf(context.params.record_id, context.now);
    if (!found || uuid(seed, 'v1-task', found.task.group, 0) !== context.params.task_id)
      return refuse(404, '通话记录不存在');
    const messy = context.mode === 'messy';
    return { status: 200, json: transcripts.build(found.task, found.index, { messy, readAt, now: context.now }) };
  }

  return {
    name: 'telrobot-v1',
    prefix: '/v1/',
    routes,
    failure,
    notFound: () => refuse(404),
    reply(context) {
      const refused = checkToken(context, token, overLimit);
      if (refused) return refused;
      return context.mode === 'sample'
        ? { status: 200, json: sample(context.route.sample) }
        : context.route.handle(context);
    },
  };
}

/** Turns the body's filters into a test of one record; null when a filter is malformed. */
function recordFilter(body) {
  const pair = (value) => (Array.isArray(value) && value.length === 2 && value.every(Number.isFinite) ? value : null);
  const from = body.start_at ? local.parse(body.start_at) : Number.NEGATIVE_INFINITY;
  const to = body.end_at ? local.parse(body.end_at) : Number.POSITIVE_INFINITY;
  const bills = body.bills === undefined ? [0, Number.POSITIVE_INFINITY] : pair(body.bills);
  const rounds = body.rounds === undefined ? [0, Number.POSITIVE_INFINITY] : pair(body.rounds);
  const levels = body.levels?.map?.(pair) ?? null;
  if (from === null || to === null || !bills || !rounds || levels?.includes(null)) return null;
  const within = (value, [low, high]) => value >= low && value <= high;
  return (record) =>
    record.start >= from &&
    record.start <= to + 999 &&
    // The filter is in seconds although the answer's `bill` is in milliseconds.
    within(record.bill / 1000, bills) &&
    within(record.rounds, rounds) &&
    (!body.id || body.id === record.id()) &&
    (!body.keyword || record.phone().includes(String(body.keyword))) &&
    (!levels || levels.length === 0 || levels.some((range) => within(record.score, range))) &&
    (!body.tags?.length || record.tagIds().some((id) => body.tags.includes(id)));
}
