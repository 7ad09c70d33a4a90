import { readUuid, uuid } from './ids.mjs';
import { hash } from './random.mjs';
import { listOf, route } from './route.mjs';
import { sample } from './samples.mjs';
import { checkToken, failure, listed, refuse, statusLabels } from './telrobot.mjs';
import { createAgentCalls } from './telrobot-agent-calls.mjs';
import { timeSpan } from './telrobot-agent-filter.mjs';
import { createFullVoice } from './telrobot-agent-voice.mjs';
import { messyStat, stat } from './telrobot-stat.mjs';
import { zone } from './time.mjs';

const local = zone('Asia/Shanghai');
const SAMPLE_TASK = '61551b2c-e3f3-4707-b4ed-f362f0925e03'; // the task of doc 000
const STATES = { paused: 1, stopped: 1, finished: 1, running: 2, waiting: 3, 'not-started': 3 };
const STATE_LABELS = { 1: '暂停中', 2: '执行中', 3: '等待执行' };

/** `/agent-api/…`: the current generation of telrobot (doc 000 and its siblings). */
export function createTelrobotAgent({ seed, accounts, world, switches, overLimit, urls }) {
  const { userId, subUserId, token } = accounts.telrobot;
  const book = world.books.tel;
  const stampOf = (task) => uuid(seed, 'agent-task', task.group, 0);

  const routes = [
    route('GET', '/agent-api/token', tokenInfo),
    route('GET', '/agent-api/user/{user_id}/task', taskList),
    route('GET', '/agent-api/user/{user_id}/task/{task_id}/stat', taskStat),
    ...createAgentCalls({ seed, userId, world, switches, taskOf }),
    route(
      'GET',
      '/agent-api/user/{user_id}/task/{task_id}/record/{record_id}/download-full-voice',
      createFullVoice({ seed, world, switches, urls }),
    ),
  ];

  /** A sub-account sees the tasks that were given to it. */
  function visible(context, task) {
    const sub = context.query.get('sub_user_id');
    return !sub || sub === userId || hash(task.key, 'sub') % 3 === 0;
  }

  function guard(context) {
    const refused = checkToken(context, token, overLimit);
    if (refused || context.params.user_id === undefined || context.mode === 'sample') return refused;
    const sub = context.query.get('sub_user_id');
    const foreign = context.params.user_id !== userId || (sub && sub !== userId && sub !== subUserId);
    return foreign ? refuse(403) : null;
  }

  function tokenInfo(context) {
    const expiry = local.text(local.startOf(local.day(context.now) + 90));
    return {
      status: 200,
      json: { code: 200, status: 'success', message: '获取token有效期成功', data: { expired_at: expiry } },
    };
  }

  function taskList(context) {
    const rows = context.mode === 'sample' ? [sampleRow()] : filtered(context).map((task) => row(context, task));
    return listed(context, rows, '获取外呼任务列表成功');
  }

  function filtered(context) {
    const name = context.query.get('name') ?? '';
    const wanted = listOf(context.query, 'status').map(Number);
    // Documented oddity: one value outside the legend switches the whole filter off.
    const all = wanted.some((value) => !STATE_LABELS[value]);
    return book
      .list(context.now)
      .filter((task) => visible(context, task) && task.name.includes(name))
      .filter((task) => wanted.length === 0 || all || wanted.includes(STATES[world.ledger.state(task, context.now)]));
  }

  function row(context, task) {
    const state = world.ledger.state(task, context.now);
    const status = STATES[state];
    return {
      uuid: stampOf(task),
      name: task.name,
      create_datetime: local.text(task.createdAt),
      alter_datetime: context.now < task.startAt ? null : local.text(alteredAt(task, context.now)),
      start: status === 1 ? 0 : 1,
      maximumcall: task.concurrency,
      call_per_second: 0,
      recycle_limit: 3,
      dial_time_id: task.plan.offsets === 'daily' ? 12 : 7,
      status,
      status_str: STATE_LABELS[status],
      destination_extension: task.scriptId,
      llm_intention_id: null,
      remark: task.plan.line === 'rotating' ? `线路 ${task.line}，${task.plan.remark}` : task.plan.remark,
      sort: 0,
      _originate_timeout: 60,
      _origination_caller_id_number: task.line,
      user_id: userId,
    };
  }

  function alteredAt(task, now) {
    return task.cutAt !== null && now >= task.cutAt ? task.cutAt : task.startAt;
  }

  function sampleRow() {
    return {
      uuid: SAMPLE_TASK,
      name: '文档示例任务',
      create_datetime: '2021-06-30 13:20:28',
      alter_datetime: null,
      start: 1,
      maximumcall: 1,
      call_per_second: 0,
      recycle_limit: 1,
      dial_time_id: 1,
      status: 2,
      status_str: '执行中',
      destination_extension: 297,
      llm_intention_id: null,
      remark: null,
      sort: 1,
      _originate_timeout: 60,
      _origination_caller_id_number: '300708',
      user_id: userId,
    };
  }

  /** The task that the path names, null for one that this account does not see. */
  function taskOf(context) {
    const found = readUuid(seed, 'agent-task', context.params.task_id);
    const task = found && book.get(found.group, context.now);
    return task && visible(context, task) ? task : null;
  }

  function taskStat(context) {
    if (context.mode === 'sample') return { status: 200, json: sample('000_stat') };
    const task = taskOf(context);
    if (!task) return refuse(404, '任务不存在');
    const range = timeSpan(listOf(context.query, 'date'));
    if (range === null) return refuse(422, '统计时间格式错误');
    const data = stat(world.ledger, task, context.now, range, statusLabels(switches, 'telrobot-agent'));
    const shown = context.mode === 'messy' ? messyStat(data) : data;
    return { status: 200, json: { code: 200, status: 'success', message: '获取外呼任务数据统计成功', data: shown } };
  }

  return {
    name: 'telrobot-agent',
    prefix: '/agent-api/',
    routes,
    failure,
    notFound: () => refuse(404),
    reply: (context) => guard(context) ?? context.route.handle(context),
  };
}
