import { readUuid, uuid } from './ids.mjs';
import { hash2 } from './random.mjs';
import { listOf, route } from './route.mjs';
import { sample } from './samples.mjs';
import { envelope, listed, refuse, statusLabels } from './telrobot.mjs';
import { recordFilter } from './telrobot-agent-filter.mjs';
import { LEVELS, RENAMED } from './telrobot-levels.mjs';
import { createNumberRows } from './telrobot-numbers.mjs';
import { createRecordRows } from './telrobot-records.mjs';
import { createTags } from './telrobot-tags.mjs';
import { createTranscripts } from './telrobot-transcript.mjs';
import { isGraded } from './world/ledger.mjs';
import { person } from './world/people.mjs';

const TASK = '/agent-api/user/{user_id}/task/{task_id}';
const MADE = '2020-01-13 14:22:53';
const SAMPLE_LEVEL = { name: 'S级', alias: null, color: '#000', scores: [900, 10_000] };
const WISHES = ['周六晚上', '工作日白天', '周日下午'];

/** The routes of the present generation about single calls and numbers. `taskOf` gives the path's task, or null. */
export function createAgentCalls({ seed, userId, world, switches, taskOf }) {
  const { ledger } = world;
  const kind = 'agent';
  const readAt = new Map();
  const tags = createTags({ seed, userId, kind, on: 1 });
  // Here the id of a call is that of its record ("callid 即为record_id").
  const callIdOf = (task, index) => uuid(seed, 'agent-record', task.group, index);
  const records = createRecordRows({ seed, kind, ledger, tags, levelOf, callIdOf });
  const numbers = createNumberRows({ userId, records, ledger, labels: () => statusLabels(switches, 'telrobot-agent') });
  const transcripts = createTranscripts({ seed, kind, userId, records, ledger, tags });
  const optionsOf = ({ mode, now }) => ({ messy: mode === 'messy', readAt, now });

  /** None until the call is graded, as in the task's statistics. */
  function levelOf(task, index, { messy, now }) {
    const s = ledger.schedule(task);
    const end = task.startAt + (s.at[index] + s.ring[index]) * 1000 + s.bill[index];
    if (s.level[index] === 0 || !isGraded(end, now)) return null;
    return (messy ? RENAMED : LEVELS)[s.level[index] - 1];
  }

  /** What the talk was to find out: only of calls with an intention. */
  function componentsOf(task, index) {
    if (ledger.schedule(task).level[index] !== 1) return [];
    const value = WISHES[hash2(task.key, index) % WISHES.length];
    return [{ id: 1, name: '方便的时间', type: 'text', value }];
  }

  function row(task, index, options) {
    const { name } = person(task, ledger.schedule(task).number[index]);
    const extra = { extra: null, name, company: null, send_wechat_data: [], components: componentsOf(task, index) };
    return { ...records.full(task, index, options), ...extra };
  }

  const inTask = (answer) => (context) => {
    const task = taskOf(context);
    return task ? answer(context, task) : refuse(404, '任务不存在');
  };

  function recordList(context, task) {
    const test = recordFilter(context.query);
    if (test === null) return refuse(422, '筛选参数错误');
    const found = records.find(task, context.now, test);
    const show = (page) => page.map((index) => row(task, index, optionsOf(context)));
    return listed(context, found, '获取通话记录成功', show);
  }

  function detail(context, task) {
    const found = readUuid(seed, 'agent-record', context.params.record_id);
    const known = found && found.group === task.group && ledger.hasEnded(task, found.index, context.now);
    if (!known) return refuse(404, '通话记录不存在');
    return envelope('获取通话详情成功', transcripts.build(task, found.index, optionsOf(context)));
  }

  function numberList(context, task) {
    const { query, now } = context;
    const status = listOf(query, 'status').map(Number);
    const filter = { status, type: listOf(query, 'type'), keyword: query.get('keyword') ?? '' };
    const show = (page) => numbers.rows(task, now, page, query.get('call_history') === '1');
    return listed(context, numbers.find(task, now, filter), '获取号码列表成功', show);
  }

  function numberDetail(context, task) {
    const filter = { status: [], type: [], keyword: context.params.phone };
    const found = numbers.find(task, context.now, filter).find((one) => person(task, one).phone === filter.keyword);
    if (found === undefined) return refuse(404, '号码不存在');
    return envelope('获取号码详情成功', numbers.rows(task, context.now, [found], true)[0]);
  }

  function levelRow({ name, alias, color, scores }, place) {
    const id = records.levelIdOf({ rank: place + 1 });
    const times = { created_at: MADE, updated_at: MADE };
    const [score_min, score_max] = scores;
    return { id, name, alias, color, score_min, score_max, status: true, user_id: userId, ...times };
  }

  function levelList(context) {
    const kept = { sample: [SAMPLE_LEVEL], messy: RENAMED, consistent: LEVELS };
    return listed(context, kept[context.mode].map(levelRow), '获取评分等级成功');
  }

  function tagList(context) {
    const wanted = listOf(context.query, 'status').map(Number);
    const found = tags.all().filter(({ status }) => wanted.length === 0 || wanted.includes(status));
    return listed(context, found, '获取标签列表成功');
  }

  /** The documented samples are of the first generation; here they stand in this one's envelope. */
  const or = (answer, sampled) => (context) => (context.mode === 'sample' ? sampled(context) : answer(context));
  const sampledRecords = (context) => listed(context, sample('001_query_done_task_phones').data, '获取通话记录成功');
  const sampledNumbers = (context) => listed(context, sample('001_number').data.data, '获取号码列表成功');
  const sampledNumber = () => envelope('获取号码详情成功', sample('001_number').data.data[0]);
  const sampledDetail = () => envelope('获取通话详情成功', sample('001_record_info'));

  return [
    route('GET', `${TASK}/record`, or(inTask(recordList), sampledRecords)),
    route('GET', `${TASK}/detail/{record_id}`, or(inTask(detail), sampledDetail), { latency: 250 }),
    route('GET', `${TASK}/number`, or(inTask(numberList), sampledNumbers)),
    route('GET', `${TASK}/number/detail/{phone}`, or(inTask(numberDetail), sampledNumber)),
    route('GET', '/agent-api/settings/{user_id}/record_level', levelList),
    route('GET', '/agent-api/tag_group/{user_id}', (context) => listed(context, tags.groups(), '获取标签组成功')),
    route('GET', '/agent-api/tag/{user_id}/usable_tags', tagList),
  ];
}
