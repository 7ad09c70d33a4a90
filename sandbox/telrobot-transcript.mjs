import { uuid } from './ids.mjs';
import { hash, stream } from './random.mjs';
import { createScripts, MAIN_FLOW, SCRIPT_MADE } from './telrobot-script.mjs';
import { groupNumber } from './telrobot-tags.mjs';
import { zone } from './time.mjs';
import { conversation } from './world/conversation.mjs';
import { person } from './world/people.mjs';

const local = zone('Asia/Shanghai');
const CLOSING = 1;

/** The answer of `record_info`: recogniser rows, the call, its task and the script; without an envelope. */
export function createTranscripts({ seed, kind, userId, records, ledger, tags }) {
  const scripts = createScripts({ seed, kind, userId, records, ledger });

  function rowsOf(task, index, options) {
    const s = ledger.schedule(task);
    const next = stream(task.key, 'recogniser', index);
    const { turns } = conversation(task, s, index);
    const call = records.brief(task, index, options);
    const answeredAt = local.parse(call.answerdate);
    const rows = [greeting(task, turns[0], answeredAt)];
    turns.forEach((turn, i) => {
      if (turn.speaker === 'customer')
        rows.push(...sentence({ task, next, call, answeredAt, turn, robot: turns[i + 1] }));
    });
    if (s.hangup[index] === 2 && s.rounds[index] > 0 && next() < 0.2)
      rows.push(cutOff(next, s.rounds[index] + 1, call));
    const scored = spreadScore(rows, call.score);
    return scored.map((row, i) => finished(task, index, call, row, i + 1, options));
  }

  function greeting(task, turn, at) {
    return { at, notify: 'enter', question_index: 0, play_ms: 0, ...answerOf(task, turn), keyword: '' };
  }

  /** One customer sentence: often what was recognised so far, then what was recognised in the end. */
  function sentence({ task, next, call, answeredAt, turn, robot }) {
    const at = answeredAt + turn.endMs;
    const heard = { at, question: turn.text, question_index: turn.round, play_ms: 300 + Math.floor(next() * 4000) };
    const soFar = next() < 0.3 ? turn.text.slice(0, 2) : turn.text;
    const rows = next() < 0.8 ? [{ ...heard, ...interim(next, turn), question: soFar }] : [];
    // Short interjections are heard but not answered.
    const silent = !robot || (robot.name === '未识别' && next() < 0.7);
    const bridgedAt = call.bridge_answerdate && local.parse(call.bridge_answerdate);
    rows.push({
      ...heard,
      notify: 'asrmessage_notify',
      speak_ms: turn.endMs - turn.startMs,
      ...(silent ? {} : answerOf(task, robot)),
      bridge_status: bridgedAt !== null && at >= bridgedAt ? 1 : null,
    });
    return rows;
  }

  /** Hung up in the middle of a sentence: the recogniser never came to a final row. */
  function cutOff(next, round, call) {
    const heard = { question: '那个', question_index: round, play_ms: 500 };
    return { at: local.parse(call.hangupdate), ...heard, ...interim(next, { startMs: 0, endMs: 900 }) };
  }

  function interim(next, turn) {
    return {
      notify: 'asrprogress_notify',
      asrtype: 'aliyun',
      gender: 2,
      asr_elapse: 500 + Math.floor(next() * 600),
      record_ms: turn.endMs - turn.startMs + 700,
      volume_gain: Math.round((4 + next() * 5) * 1e6) / 1e6,
    };
  }

  function answerOf(task, turn) {
    const place = turn.node > 0 ? turn.node : 40 + (hash(turn.name) % 40);
    const piece = {
      id: uuid(seed, `${kind}-piece`, task.scriptId, place),
      file_id: uuid(seed, `${kind}-file`, task.scriptId, place),
      sort: 0,
      status: true,
      translate_text: turn.text,
      wav_second: Math.round(turn.seconds * 1e6) / 1e6,
    };
    return {
      answer_id: scripts.nodeId(task, place),
      answer_text: turn.name,
      word_class: String(turn.node > 0 ? MAIN_FLOW : CLOSING),
      answer_content: turn.node === 1 ? turn.text.replace('，', '，\n') : turn.text,
      keyword: turn.keyword ?? null,
      contents: [piece],
    };
  }

  function finished(task, index, call, row, sequence, { messy }) {
    const { at, ...fields } = row;
    const odd = messy && fields.notify === 'asrprogress_notify' && hash(call.id, sequence) % 40 === 0;
    return {
      id: uuid(seed, `${kind}-row`, hash(call.id), sequence),
      record_id: call.id,
      task_id: call.task_id,
      callid: call.callid,
      error_code: 0,
      asrtype: null,
      callee: odd ? '19900001667' : call.callee,
      gender: null,
      asr_elapse: null,
      record_ms: null,
      volume_gain: null,
      question: '',
      speak_ms: 0,
      keyword: null,
      answer_id: null,
      answer_text: null,
      word_class: null,
      score: 0,
      bridge_status: null,
      answer_content: null,
      contents: [],
      tags: sequence === 1 ? rowTags(task, index) : [],
      ...fields,
      sequence,
      created_at: local.text(at),
      updated_at: local.text(at),
    };
  }

  function rowTags(task, index) {
    const hit = tags.of(task, index, ledger.schedule(task).level[index]);
    return hit.map(({ tag_groups: parents, ...tag }) => ({
      ...tag,
      // Here the parents are under a singular name, and their ids are numbers.
      tag_group: parents.map((group) => ({ ...group, id: groupNumber(group) })),
    }));
  }

  function build(task, index, options) {
    const s = ledger.schedule(task);
    const who = person(task, s.number[index]);
    const {
      tags: _tags,
      tag_groups: _groups,
      operator_name: _name,
      city: _city,
      province: _province,
      ...call
    } = records.full(task, index, options);
    const crm = {
      id: uuid(seed, `${kind}-crm`, task.group, s.number[index]),
      user_id: userId,
      number: who.phone,
      deleted_at: null,
      created_at: SCRIPT_MADE,
      updated_at: SCRIPT_MADE,
    };
    return {
      records: rowsOf(task, index, options),
      is_intervene_bridge: false,
      is_intervene_hangup: false,
      intervene_number: [{ id: 2, name: '罗主管', number: '19900008***' }],
      is_crm_exists: true,
      info: { record: { ...call, crm_number: crm }, task: scripts.taskInfo(task, options.now) },
      mobile_info: { mobile_type: who.carrier.name, province: who.place.province, city: who.place.city },
      utterances: scripts.utterancesOf(task, conversation(task, s, index).nodes),
    };
  }

  return { build };
}

/** The call's score is the sum of its rows': the later answered sentences carry it. */
function spreadScore(rows, score) {
  const carriers = rows.filter((row) => row.answer_id);
  const share = Math.floor(score / Math.max(1, carriers.length) / 5) * 5;
  carriers.forEach((row, i) => {
    row.score = i === carriers.length - 1 ? score - share * (carriers.length - 1) : share;
  });
  return rows;
}
