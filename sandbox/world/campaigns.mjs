// What the fictional companies call about. A slot comes back every fortnight on each of its offsets, so that at any
// moment the list holds finished, running, paused, stopped and not yet started tasks. {M} month, {D} day, {N} batch.

const LINES = ['0571-26880115', '0512-66018822', '025-58090333'];

const slot = (name, offsets, size, perHour, more = {}) => ({ name, offsets, size, perHour, ...more });

/** `quality` shifts answered calls towards the good levels; `answer` is the answer share of a first attempt. */
const TELROBOT_AGENT = [
  slot('直播课邀约 {M}月第{N}场', [1, 8], [17600, 20000], 250, {
    topic: 'live',
    script: '直播课邀约 v2',
    line: 1,
    answer: 0.39,
    remark: '线路 0512，学员库全量',
  }),
  slot('英语课程回访 {M}月第{N}批', [4], [6200, 7200], 420, {
    topic: 'english',
    script: '英语课程回访 v3',
    line: 0,
    answer: 0.42,
    remark: '话术 v3，对照组',
  }),
  slot('英语课程回访 {M}月第{N}批 新话术', [4], [6200, 7200], 420, {
    topic: 'english',
    script: '英语课程回访 v4',
    line: 0,
    answer: 0.43,
    quality: 0.45,
    remark: '话术 v4，实验组',
  }),
  slot('信用卡账单分期 {M}月第{N}批', [5, 12], [8200, 9800], 460, {
    topic: 'bill',
    script: '账单分期 v5',
    line: 2,
    answer: 0.44,
    fate: 'pause',
    remark: '等甲方确认名单',
  }),
  slot('会员日唤醒 {M}月第{N}批', [9], [3800, 5200], 300, {
    topic: 'member',
    script: '会员唤醒 v2',
    line: 1,
    answer: 0.36,
    quality: -0.2,
    remark: '90 天未下单',
  }),
  slot('满意度回访 {M}月第{N}周', [11], [900, 1400], 160, {
    topic: 'survey',
    script: '满意度回访 v1',
    line: 2,
    answer: 0.55,
    quality: 0.2,
    remark: '',
  }),
  slot('理财产品问卷 {M}-{D}', [3, 10], [560, 760], 90, {
    topic: 'survey',
    script: '问卷 v1',
    line: 2,
    answer: 0.4,
    fate: 'stop',
    remark: '投诉，已终止',
  }),
  slot('车险续保提醒 {M}-{D} 早批', 'daily', [3600, 4400], 1100, {
    topic: 'car',
    script: '车险续保 v4',
    line: 'rotating',
    answer: 0.45,
    incident: 0.135,
    remark: '早 8:30 开拨',
  }),
];

const TELROBOT_V1 = [
  slot('教育测试回访 {M}月第{N}批', [1, 8], [1500, 1900], 60, {
    topic: 'english',
    script: '电销系统测试',
    line: 0,
    answer: 0.44,
  }),
  slot('老客户续费 {M}-{D}', [3], [900, 1200], 80, {
    topic: 'member',
    script: '续费提醒',
    line: 1,
    answer: 0.5,
    quality: 0.3,
  }),
  slot('装修展会邀约 {M}-{D}', [5], [5000, 5600], 190, {
    topic: 'live',
    script: '展会邀约',
    line: 0,
    answer: 0.4,
    quality: -0.2,
  }),
  slot('物业满意度回访 {M}-{D}', [10], [520, 700], 90, { topic: 'survey', script: '满意度', line: 2, answer: 0.56 }),
  slot('信贷逾期提醒 {M}-{D}', [6, 12], [700, 1000], 70, {
    topic: 'bill',
    script: '逾期提醒',
    line: 2,
    answer: 0.41,
    fate: 'pause',
  }),
];

const BYROBOT = [
  slot('续费回访 {M}月第{N}批', [0, 7], [5400, 6800], 300, {
    topic: 'member',
    script: '续费回访',
    line: 0,
    answer: 0.43,
  }),
  slot('直播课邀约 {M}-{D}', [2, 9], [11000, 12400], 230, {
    topic: 'live',
    script: '直播邀约',
    line: 1,
    answer: 0.38,
    quality: -0.1,
  }),
  slot('新客首单礼 {M}-{D}', [4], [2200, 3000], 320, {
    topic: 'member',
    script: '首单礼',
    line: 1,
    answer: 0.46,
    quality: 0.3,
  }),
  slot('信用卡账单分期 {M}-{D}', [5, 12], [3000, 4200], 260, {
    topic: 'bill',
    script: '账单分期',
    line: 2,
    answer: 0.45,
    fate: 'pause',
  }),
  slot('满意度回访 {M}月第{N}周', [6], [480, 900], 120, {
    topic: 'survey',
    script: '满意度',
    line: 0,
    answer: 0.57,
    quality: 0.2,
  }),
  slot('车险续保提醒 {M}-{D}', [8], [1800, 2600], 280, { topic: 'car', script: '车险续保', line: 2, answer: 0.47 }),
  slot('家装团购邀约 {M}-{D}', [3, 10], [1200, 1800], 140, {
    topic: 'live',
    script: '家装团购',
    line: 1,
    answer: 0.35,
    quality: -0.3,
    fate: 'stop',
  }),
];

const DAYTIME = [
  [9 * 3600, 12 * 3600],
  [13 * 3600, 20 * 3600],
];
const EARLY = [
  [8.5 * 3600, 12 * 3600],
  [13 * 3600, 20 * 3600],
];

// [code, weight, worth another attempt]. The weights are shares of the calls that nobody answered.
const AGENT_FAILURES = [
  [2, 9.5, true],
  [3, 15, false],
  [4, 39, true],
  [5, 8, false],
  [6, 9, true],
  [7, 3.5, false],
  [8, 13, true],
  [9, 1.8, true],
  [10, 1.2, false],
  [11, 1, false],
  [12, 1.9, true],
];
const V1_FAILURES = [
  [2, 2.6, true],
  [3, 16, false],
  [4, 41, true],
  [5, 8, false],
  [6, 9.5, true],
  [7, 3.6, false],
  [8, 13, true],
  [9, 1.8, true],
  [10, 1.2, false],
  [11, 1, false],
  [12, 2.3, true],
];
const BYROBOT_FAILURES = [
  [1, 15, false],
  [2, 12, true],
  [3, 1.5, true],
  [4, 8, false],
  [5, 9, true],
  [6, 13, true],
  [7, 3.5, false],
  [8, 32, false],
  [9, 0.5, true],
  [10, 2.5, true],
  [11, 1, false],
  [22, 2, false],
];

export const BOOKS = {
  tel: { slots: TELROBOT_AGENT, failures: AGENT_FAILURES, answeredCode: 1, callsBack: true, blockedCode: 2 },
  'tel-v1': { slots: TELROBOT_V1, failures: V1_FAILURES, answeredCode: 1, callsBack: true, blockedCode: 2 },
  by: { slots: BYROBOT, failures: BYROBOT_FAILURES, answeredCode: 0, callsBack: false, blockedCode: 10 },
};

export function lineOf(plan, day) {
  return LINES[plan.line === 'rotating' ? day % LINES.length : plan.line];
}

export function windowsOf(plan) {
  return plan.offsets === 'daily' ? EARLY : DAYTIME;
}
