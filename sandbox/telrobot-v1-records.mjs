import { uuid } from './ids.mjs';
import { hash2 } from './random.mjs';
import { scoreOf, tagsOf } from './telrobot-v1-tags.mjs';
import { zone } from './time.mjs';
import { person, phone } from './world/people.mjs';

const local = zone('Asia/Shanghai');
const CITIES_SINCE = '2019-05-09 09:08:45';
const GENDERS = ['未知', '女', '男'];
const LEVELS = [
  null,
  ['A级', '有明确意向', '#19be6b'],
  ['B级', '可能有意向', '#2d8cf0'],
  ['C级', '可再次跟进', '#ff9900'],
  ['D级', '无意向', '#000'],
  ['E级', '其他', '#808695'],
];

/** The call records of doc 001: answered calls only, newest first. `index` is a row of the task's schedule. */
export function createRecordRows({ seed, userId, ledger }) {
  const idOf = (task, index) => uuid(seed, 'v1-record', task.group, index);
  const taskIdOf = (task) => uuid(seed, 'v1-task', task.group, 0);
  const callIdOf = (task, index) => uuid(seed, 'v1-call', task.group, index);

  function find(task, now, test) {
    const found = [];
    ledger.eachEnded(task, now, (index, s, start) => {
      if (s.bill[index] === 0) return;
      const record = {
        start,
        bill: s.bill[index],
        rounds: s.rounds[index],
        score: scoreOf(task, index, s.level[index]),
        id: () => idOf(task, index),
        phone: () => phone(task, s.number[index]),
        tagIds: () => tagsOf(seed, userId, task, index, s.level[index]).map((tag) => tag.id),
      };
      if (test(record)) found.push(index);
    });
    return found.reverse();
  }

  function brief(task, index, { messy, readAt, now }) {
    const s = ledger.schedule(task);
    const start = task.startAt + s.at[index] * 1000;
    const answer = start + s.ring[index] * 1000;
    const hangup = answer + s.bill[index];
    const mark = hash2(task.key ^ 0x5bd1e995, index);
    const who = person(task, s.number[index]);
    const level = LEVELS[s.level[index]];
    const id = idOf(task, index);
    const seenAt = readAt.get(id) ?? readByStaff(mark, hangup, now);
    return {
      id,
      task_id: taskIdOf(task),
      group_id: task.scriptId,
      callid: callIdOf(task, index),
      score: scoreOf(task, index, s.level[index]),
      callee: who.phone,
      caller_number: task.line.replace('-', ''),
      duration: s.ring[index] * 1000 + s.bill[index],
      error_code: 0,
      gender: who.female ? 1 : 2,
      level_id: level && uuid(seed, 'v1-level', s.level[index], 0),
      calldate: local.text(start),
      bill: s.bill[index],
      hangupcause: 'NORMAL_CLEARING',
      hangupdate: local.text(hangup),
      answerdate: local.text(answer),
      recordfile: `/mnt/smartivr/recordings/${local.dateText(start)}/${who.phone}.${callIdOf(task, index)}.wav`,
      ...bridgeOf(s, index, mark, answer, hangup),
      hangup_disposition: s.hangup[index],
      created_at: local.text(answer),
      updated_at: readAt.get(id) ?? local.text(hangup + 1000),
      rounds: s.rounds[index],
      level_name: level && `${level[0]}(${level[1]})`,
      bredge_number: null,
      read_at: seenAt,
      province_id: who.place.provinceId,
      city_id: who.place.cityId,
      operator: who.carrier.operator,
      // One record in a hundred contradicts its own code, as the vendor's sample does.
      gender_str: messy && mark % 100 === 7 ? '未知' : GENDERS[who.female ? 1 : 2],
      hangup_disposition_str: s.hangup[index] === 1 ? 'AI' : '客户',
    };
  }

  function full(task, index, options) {
    const s = ledger.schedule(task);
    const who = person(task, s.number[index]);
    const level = LEVELS[s.level[index]];
    const tags = tagsOf(seed, userId, task, index, s.level[index]);
    const groups = uniqueBy(tags.flatMap((tag) => tag.tag_groups));
    const { place } = who;
    const times = { created_at: CITIES_SINCE, updated_at: CITIES_SINCE };
    return {
      tags,
      tag_groups: options.messy && groups.length > 0 ? [groups[0], ...groups] : groups,
      operator_name: who.carrier.name,
      ...brief(task, index, options),
      level: level && {
        id: uuid(seed, 'v1-level', s.level[index], 0),
        name: level[0],
        alias: level[1],
        color: level[2],
      },
      city: {
        id: place.cityId,
        pid: place.provinceId,
        city: place.city,
        area_code: place.areaCode,
        post_code: place.postCode,
        ...times,
      },
      province: {
        id: place.provinceId,
        pid: null,
        city: place.province,
        area_code: place.provinceAreaCode,
        post_code: place.postCode,
        ...times,
      },
    };
  }

  /** Some of the willing ones are handed to a person; now and then nobody takes the call. */
  function bridgeOf(s, index, mark, answer, hangup) {
    if (s.level[index] !== 1 || s.rounds[index] < 4 || mark % 3 !== 0) {
      return { bridge_callid: null, bridge_number: null, bridge_calldate: null, bridge_answerdate: null };
    }
    const at = answer + (hangup - answer) * 0.6;
    return {
      bridge_callid: uuid(seed, 'v1-bridge', mark, index),
      bridge_number: String(8001 + (mark % 6)),
      bridge_calldate: local.text(at),
      bridge_answerdate: mark % 4 === 0 ? null : local.text(Math.min(hangup, at + 3000)),
    };
  }

  return { find, brief, full, idOf, taskIdOf, callIdOf };
}

/** Every fifth record is looked at by somebody within two hours. */
function readByStaff(mark, hangup, now) {
  const at = hangup + (mark % 7200) * 1000;
  return mark % 5 === 0 && at <= now ? local.text(at) : null;
}

function uniqueBy(groups) {
  return [...new Map(groups.map((group) => [group.id, group])).values()];
}
