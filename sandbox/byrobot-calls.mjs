import { resultsOf, rounds, seconds, TAG_KEY, tagsOfCall } from './byrobot-instances.mjs';
import { logsOf } from './byrobot-logs.mjs';
import { LEVEL_KEY } from './byrobot-tasks.mjs';
import { hash2 } from './random.mjs';
import { zone } from './time.mjs';
import { person } from './world/people.mjs';

const local = zone('Asia/Shanghai');
const FIRST_ID = 1_500_000_000;
const PER_TASK = 32_768;
const REASONS = {
  1: '该客户在通话过程中主动询问了细节，有进一步了解的意愿。',
  2: '该客户没有明确拒绝，愿意接收资料。',
  3: '该客户明确表示不需要。',
};

/** What is shown of a call instance (see byrobot-instances). */
export function createCallRows({ seed, switches, companyId, jobId, urls }) {
  const idOf = (task, number) => encodeCallId(task.group, number);
  const recording = (task, number) => urls.byrobot(idOf(task, number));

  function facts(task, { number, row, s, status }) {
    const who = person(task, number);
    const start = task.startAt + s.at[row] * 1000;
    return {
      callInstanceId: idOf(task, number),
      callJobId: jobId(task),
      customerTelephone: who.phone,
      customerName: who.name,
      status,
      finishStatus: s.code[row],
      startTime: local.text(start),
      endTime: local.text(start + s.ring[row] * 1000 + s.bill[row]),
      callerPhone: hash2(task.key, 3) % 2 ? task.line : lineName(task.line),
      luyinOssUrl: s.bill[row] > 0 ? recording(task, number) : null,
      // A time of day, which the vendor prints as if it were a date.
      secondaryCallTime: `1970-01-01 ${local.text(start).slice(11)}`,
      secondaryCallTimes: s.no[row] - 1,
      jobName: task.name,
    };
  }

  function listRow(task, call) {
    const { s, row } = call;
    const { callInstanceId, callJobId, ...rest } = facts(task, call);
    const value = seconds(s, row);
    const duration = { text: `${value}秒`, digits: String(value), number: value }[switches.values.durationFormat];
    return {
      callInstanceId,
      sceneDefId: task.scriptId,
      callJobId,
      ...rest,
      duration,
      chatRound: rounds(s, row),
      resultList: resultsOf(task, s, row),
    };
  }

  function undialedRow(task, call) {
    const who = person(task, call.number);
    return {
      callInstanceId: idOf(task, call.number),
      customerName: who.name,
      customerTelephone: `${who.phone.slice(0, 7)}xxxx`,
      status: call.status,
      startTime: local.text(task.startAt),
      callerPhone: lineName(task.line),
      corpName: '百应示例教育科技',
      calledTimes: call.tries,
    };
  }

  function detail(task, call) {
    const { s, row, number } = call;
    const answered = s.bill[row] > 0;
    const id = idOf(task, number);
    const logs = answered ? logsOf(task, s, row, id, switches.values.aiUnknown === 'bool') : [];
    return {
      phoneLog: { phoneLogs: logs, luyinOssUrl: answered ? recording(task, number) : null },
      sceneInstance: {
        ...facts(task, call),
        companyId,
        customerId: 9_000_000 + number,
        duration: seconds(s, row),
        chatRound: rounds(s, row),
        userLuyinOssUrl: answered ? recording(task, number).replace('.mp3', '_user.mp3') : null,
        properties: '{}',
        handlePerson: `${task.plan.script}优化版`,
        callType: 1,
        readStatus: hash2(task.key, number) % 4 === 0 ? 1 : 0,
        robotDefId: task.scriptId + 1000,
        sceneDefId: task.scriptId,
        sceneRecordId: task.scriptId * 3,
        trackResult: null,
        hangUp: s.hangup[row] === 2 ? 1 : 0,
      },
      taskResult: taskResults(task, s, row, id),
    };
  }

  function taskResults(task, s, row, id) {
    const labels = tagsOfCall(task, s, row).map(({ key, name }) => ({ key, value: name }));
    return resultsOf(task, s, row).map(({ name, value }, i) => ({
      sceneInstanceResultId: id * 3 + i,
      companyId,
      sceneInstanceId: id,
      resultName: name,
      // Of labels there are the keys alone, and their words beside them.
      resultValue: name === TAG_KEY ? JSON.stringify(labels.map(({ key }) => key)) : value,
      resultDesc: name === LEVEL_KEY ? (REASONS[s.level[row]] ?? null) : null,
      ...(name === TAG_KEY && { resultLabels: labels }),
    }));
  }

  function lines() {
    return LINES.map(([phone, phoneName, quota], i) => ({
      userPhoneId: 701 + i,
      phone,
      phoneName,
      phoneType: 1,
      available: true,
      useAvailable: true,
      totalConcurrencyQuota: quota,
      usedConcurrencyQuota: quota === null ? 12 : Math.floor(quota / (i + 2)),
      billPeriod: 60,
      validityBegin: '2026-01-01',
      validityEnd: '2027-01-01',
      sceneType: 2 + (hash2(seed, i) % 2),
    }));
  }

  return { listRow, undialedRow, detail, lines, decode: decodeCallId };
}

export const encodeCallId = (group, number) => FIRST_ID + group * PER_TASK + number;

/** The task's group and the number's place behind the id of a call; -1 for an id of no call. */
export function decodeCallId(id) {
  const offset = id - FIRST_ID;
  return offset >= 0 ? { group: Math.floor(offset / PER_TASK), number: offset % PER_TASK } : { group: -1, number: -1 };
}

const LINES = [
  ['0571-26880115', '杭州线路', 40],
  ['0512-66018822', '苏州线路', 30],
  ['025-58090333', '南京线路', null],
];
const lineName = (phone) => LINES.find(([number]) => number === phone)[1];
