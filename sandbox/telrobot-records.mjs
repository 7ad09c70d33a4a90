import { uuid } from './ids.mjs';
import { hash2 } from './random.mjs';
import { levelLabel } from './telrobot-levels.mjs';
import { scoreOf } from './telrobot-tags.mjs';
import { zone } from './time.mjs';
import { person, phone } from './world/people.mjs';

const local = zone('Asia/Shanghai');
const CITIES_SINCE = '2019-05-09 09:08:45';
const GENDERS = ['未知', '女', '男'];

/**
 * The call records of both generations: answered calls only, newest first. `index` is a row of the task's schedule.
 * `levelOf(task, index, options)` gives what a call was graded as: `{ rank, name, alias, color }`, or null.
 */
export function createRecordRows({ seed, kind, ledger, tags, levelOf, callIdOf }) {
  const idOf = (task, index) => uuid(seed, `${kind}-record`, task.group, index);
  const taskIdOf = (task) => uuid(seed, `${kind}-task`, task.group, 0);
  const levelIdOf = (level) => uuid(seed, `${kind}-level`, level.rank, 0);

  function find(task, now, test) {
    const found = [];
    ledger.eachEnded(task, now, (index, s, start, end) => {
      if (s.bill[index] === 0) return;
      const record = {
        start,
        end,
        bill: s.bill[index],
        rounds: s.rounds[index],
        score: scoreOf(task, index, levelOf(task, index, { now })?.rank ?? 0),
        id: () => idOf(task, index),
        phone: () => phone(task, s.number[index]),
        level: () => levelOf(task, index, { now }),
        tagIds: () => tags.of(task, index, s.level[index]).map((tag) => tag.id),
      };
      if (test(record)) found.push(index);
    });
    return found.reverse();
  }

  function brief(task, index, options) {
    const { messy, readAt, now } = options;
    const s = ledger.schedule(task);
    const start = task.startAt + s.at[index] * 1000;
    const answer = start + s.ring[index] * 1000;
    const hangup = answer + s.bill[index];
    const mark = hash2(task.key ^ 0x5bd1e995, index);
    const who = person(task, s.number[index]);
    const level = levelOf(task, index, options);
    const id = idOf(task, index);
    const seenAt = readAt.get(id) ?? readByStaff(mark, hangup, now);
    return {
      id,
      task_id: taskIdOf(task),
      group_id: task.scriptId,
      callid: callIdOf(task, index),
      score: scoreOf(task, index, level?.rank ?? 0),
      callee: who.phone,
      caller_number: task.line.replace('-', ''),
      duration: s.ring[index] * 1000 + s.bill[index],
      error_code: 0,
      gender: who.female ? 1 : 2,
      level_id: level && levelIdOf(level),
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
      level_name: level && levelLabel(level),
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
    const level = levelOf(task, index, options);
    const hit = tags.of(task, index, s.level[index]);
    const groups = uniqueBy(hit.flatMap((tag) => tag.tag_groups));
    const { place } = who;
    const times = { created_at: CITIES_SINCE, updated_at: CITIES_SINCE };
    return {
      tags: hit,
      tag_groups: options.messy && groups.length > 0 ? [groups[0], ...groups] : groups,
      operator_name: who.carrier.name,
      ...brief(task, index, options),
      level: level && { id: levelIdOf(level), name: level.name, alias: level.alias, color: level.color },
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
      bridge_callid: uuid(seed, `${kind}-bridge`, mark, index),
      bridge_number: String(8001 + (mark % 6)),
      bridge_calldate: local.text(at),
      bridge_answerdate: mark % 4 === 0 ? null : local.text(Math.min(hangup, at + 3000)),
    };
  }

  return { find, brief, full, idOf, taskIdOf, callIdOf, levelIdOf };
}

/** Every fifth record is looked at by somebody within two hours. */
function readByStaff(mark, hangup, now) {
  const at = hangup + (mark % 7200) * 1000;
  return mark % 5 === 0 && at <= now ? local.text(at) : null;
}

function uniqueBy(groups) {
  return [...new Map(groups.map((group) => [group.id, group])).values()];
}
