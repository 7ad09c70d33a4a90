import { hash, hash2 } from './random.mjs';
import { zone } from './time.mjs';
import { robotTurns } from './world/conversation.mjs';

const local = zone('Asia/Shanghai');
const STATUS = { 'not-started': 0, running: 1, finished: 2, waiting: 3, paused: 4, stopped: 6 };
export const LEVELS = ['A级(较强)', 'B级(一般)', 'C级(很少)', 'D级(需筛选)', 'E级(需要再次跟进)'];
export const LEVEL_KEY = '客户意向等级';
export const INTEREST_KEY = '客户关注点';
const INTERESTS = {
  live: ['上课时间', '老师资质', '是否收费', '能否回放'],
  member: ['优惠力度', '有效期', '适用门店', '配送范围'],
  bill: ['手续费', '分期期数', '提前还款'],
  survey: ['服务态度', '响应速度', '问题解决'],
  car: ['保费报价', '理赔服务', '赠送项目', '到期时间'],
};
const bare = (level) => level.replace(/^.级\(|\)$/g, '');

// Documented names leave 50–59 s and ten rounds or more without a home. The former are counted with their neighbours.
const DURATIONS = {
  documented: [
    ['小于10秒', 0, 9],
    ['10-50秒', 10, 59],
    ['1分钟-1分59秒', 60, 119],
    ['大于等于2分钟', 120, 9999],
  ],
  sample: [
    ['<10s', 0, 9],
    ['10s-59s', 10, 59],
    ['60s-119s', 60, 119],
    ['>=120s', 120, 9999],
  ],
};
const ROUNDS = {
  documented: [
    ['0-2次', 0, 2],
    ['3-4次', 3, 4],
    ['5-6次', 5, 6],
    ['7-9次', 7, 9],
  ],
  sample: [
    ['0-9次', 0, 9],
    ['10-19次', 10, 19],
  ],
};
const COUNTERS = { rejected: [1], unavailable: [2, 4, 5, 6, 7, 8], fromUnavailable: [3, 9] };

export function interestOf(task, s, row) {
  const names = INTERESTS[task.plan.topic];
  return s.level[row] === 1 || s.level[row] === 2 ? names[hash2(task.key ^ 0x2545f491, row) % names.length] : null;
}

function shared(task, jobId, state) {
  return {
    callJobId: jobId,
    jobName: task.name,
    jobType: task.group % 3 === 0 ? 1 : 2,
    startDate: local.dateText(task.startAt),
    workingStartTime: '09:00:00',
    workingEndTime: '20:00:00',
    status: STATUS[state],
    sceneDefId: task.scriptId,
    remark: task.plan.remark ?? '',
  };
}

/** A row of getTasks: every counter is null, and not all rows have the same keys. */
export function taskRow(task, jobId, state) {
  return {
    ...shared(task, jobId, state),
    totalCount: null,
    doneCount: null,
    calledCount: null,
    rejectedCount: null,
    unavailableCount: null,
    fromUnavailableCount: null,
    ...(jobId % 2 === 0 && { sceneDefName: null }),
    ...(jobId % 3 === 0 && { breakStartTime: '12:00:00', breakEndTime: '13:00:00' }),
    callPhones: null,
  };
}

export function detailOf({ task, jobId, ledger, now, bucketNames, lines }) {
  const s = ledger.schedule(task);
  const byCode = {};
  const durations = new Map(DURATIONS[bucketNames].map(([name]) => [name, 0]));
  const rounds = new Map(ROUNDS[bucketNames].map(([name]) => [name, 0]));
  const levels = new Map(LEVELS.map((level) => [bare(level), 0]));
  const interests = new Map(INTERESTS[task.plan.topic].map((name) => [name, 0]));
  let done = 0;
  ledger.eachEnded(task, now, (row) => {
    if (s.final[row] === 0) return;
    done++;
    byCode[s.code[row]] = (byCode[s.code[row]] ?? 0) + 1;
    if (s.bill[row] === 0) return;
    addTo(durations, DURATIONS[bucketNames], Math.floor(s.bill[row] / 1000));
    addTo(rounds, ROUNDS[bucketNames], robotTurns(s, row));
    if (s.level[row] > 0) increase(levels, bare(LEVELS[s.level[row] - 1]));
    const interest = interestOf(task, s, row);
    if (interest) increase(interests, interest);
  });
  const countOf = (codes) => codes.reduce((sum, code) => sum + (byCode[code] ?? 0), 0);
  const line = lines.find((one) => one.phone === task.line);
  return {
    ...shared(task, jobId, ledger.state(task, now)),
    totalCount: task.size,
    doneCount: done,
    calledCount: countOf([0]),
    rejectedCount: countOf(COUNTERS.rejected),
    unavailableCount: countOf(COUNTERS.unavailable),
    fromUnavailableCount: countOf(COUNTERS.fromUnavailable),
    robotDefName: `${task.plan.script}机器人`,
    sceneDefName: task.plan.script,
    sceneRecordName: `${task.plan.script}优化版(${hash(task.plan.script) % 2 ? '小林' : '晓晓'})`,
    durationStat: pairs(durations),
    chatRoundStat: pairs(rounds),
    resultDefs: [
      { name: LEVEL_KEY, values: LEVELS },
      { name: INTEREST_KEY, values: [...interests.keys()] },
    ],
    callPhones: [
      {
        jobPhoneId: jobId * 2,
        userPhoneId: line.userPhoneId,
        callJobId: jobId,
        phone: line.phone,
        phoneName: line.phoneName,
      },
    ],
    extraStat: { [LEVEL_KEY]: pairs(levels), [INTEREST_KEY]: pairs(interests).filter(({ value }) => value > 0) },
  };
}

const increase = (map, name) => map.set(name, map.get(name) + 1);
const pairs = (map) => [...map].map(([name, value]) => ({ name, value }));

function addTo(map, buckets, value) {
  const bucket = buckets.find(([, low, high]) => value >= low && value <= high);
  if (bucket) increase(map, bucket[0]);
}

/** In every third task the buckets were counted at another moment than the counters: a few calls too many. */
export function messyDetail(detail) {
  if (detail.calledCount === 0 || detail.callJobId % 3 !== 0) return detail;
  const extra = 2 + (detail.callJobId % 4);
  const durationStat = detail.durationStat.map((one, i) => (i === 1 ? { ...one, value: one.value + extra } : one));
  return { ...detail, durationStat };
}
