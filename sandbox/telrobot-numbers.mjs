import { hash2 } from './random.mjs';
import { zone } from './time.mjs';
import { person } from './world/people.mjs';

const local = zone('Asia/Shanghai');
// What the tone detector heard, by status; the first word is the usual one.
const WORDS = {
  1: ['answer'],
  2: ['line fault', 'failed'],
  3: ['not convenient'],
  4: ['not answer', 'cannot be connected', 'is not reachable'],
  5: ['does not exist'],
  6: ['power off'],
  7: ['out of service'],
  8: ['busy now', 'hold on', 'line is busy'],
  9: ['barring of incoming'],
  10: ['defaulting'],
  11: ['failed'],
  12: ['bus_close'],
};

/** The numbers of a task with the state that each is in now, and on request every attempt. */
export function createNumberRows({ userId, records, ledger, labels }) {
  function find(task, now, filter) {
    const codes = ledger.codes(task, now);
    const found = [];
    for (let number = 0; number < task.size; number++) {
      if (filter.status.length > 0 && !filter.status.includes(Math.max(codes[number], 0))) continue;
      if (needsPerson(filter) && !fits(filter, person(task, number))) continue;
      found.push(number);
    }
    return found;
  }

  function rows(task, now, page, withHistory) {
    const attempts = new Map(page.map((number) => [number, []]));
    ledger.eachEnded(task, now, (index, s, start) =>
      attempts.get(s.number[index])?.unshift(attempt(task, index, s, start)),
    );
    return page.map((number) => row(task, number, attempts.get(number), withHistory));
  }

  function attempt(task, index, s, start) {
    const answered = s.bill[index] > 0;
    const code = s.code[index];
    const who = person(task, s.number[index]);
    const callId = records.callIdOf(task, index);
    const end = start + s.ring[index] * 1000 + s.bill[index];
    const words = WORDS[code];
    return {
      id: 300_000 + (task.group % 4096) * 20_000 + index,
      user_id: userId,
      task_id: records.taskIdOf(task),
      call_id: callId,
      number_id: numberId(task, s.number[index]),
      number: who.phone,
      call_time: local.text(start),
      duration: s.ring[index] * 1000 + s.bill[index],
      hangup_cause: 'NORMAL_CLEARING',
      hangup_code: answered ? '200' : null,
      bill: s.bill[index],
      call_status: words[hash2(task.key, index) % words.length],
      status: code,
      record_file: answered ? `/mnt/smartivr/recordings/${local.dateText(start)}/${who.phone}.${callId}.wav` : null,
      calling_number: task.line.replace('-', ''),
      province_id: who.place.provinceId,
      city_id: who.place.cityId,
      operator: who.carrier.operator,
      created_at: local.text(end + 2000),
      updated_at: local.text(end + 2000),
      status_str: labels()[code],
    };
  }

  function row(task, number, attempts, withHistory) {
    const who = person(task, number);
    const last = attempts[0];
    const answered = last !== undefined && last.bill > 0;
    const ended = last && local.parse(last.call_time) + last.duration;
    return {
      number: who.phone,
      city: who.place.city,
      pro: who.place.province,
      mobile_type: who.carrier.name,
      area_code: who.place.areaCode,
      post_code: who.place.postCode,
      id: numberId(task, number),
      status_str: labels()[last?.status ?? 0],
      callid: last?.call_id ?? null,
      calldate: last?.call_time ?? null,
      bill: last?.bill ?? 0,
      duration: last?.duration ?? 0,
      hangupcause: last?.hangup_cause ?? null,
      hangupdate: last ? local.text(ended) : null,
      answerdate: answered ? local.text(ended - last.bill) : null,
      is_blacklist: last?.status === 11,
      status: last?.status ?? 0,
      ...(withHistory && { call_history: attempts }),
    };
  }

  return { find, rows };
}

const needsPerson = (filter) => filter.type.length > 0 || filter.keyword !== '';

function fits(filter, who) {
  return (filter.type.length === 0 || filter.type.includes(who.carrier.type)) && who.phone.includes(filter.keyword);
}

export function numberId(task, number) {
  return 1000 + (task.group % 4096) * 10_000 + number;
}
