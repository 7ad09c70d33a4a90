import { HOUR } from '../time.mjs';
import { firstDay, local } from './inbound.mjs';
import { count, countCore, emptyCore, emptyTally, ratio } from './inbound-tally.mjs';

const mean = (sum, count) => (count === 0 ? 0 : Math.round(sum / count));

/** Live figures for the exact times, up to now. `rateBase` is the denominator of the attempted-transfer rate. */
export function realtime(inbound, from, to, now, rateBase = 'calls') {
  const last = Math.min(to, now);
  const total = emptyTally();
  const earlier = new Set();
  const daily = [];
  const hourly = [];
  for (let day = local.day(from); last >= from && day <= local.day(last); day++) {
    const { ofDay, ofHours } = countDay(inbound.calls(day), local.startOf(day), { from, last, total, earlier });
    if (ofDay.calls > 0) daily.push({ date: local.dateText(local.startOf(day)), ...dayRow(ofDay, rateBase) });
    for (const [start, tally] of ofHours) {
      if (start + HOUR <= from || start > last) continue;
      hourly.push({ time: local.text(Math.max(start, from)), ...core(tally, rateBase) });
    }
  }
  return { total: totalRow(total, earlier, local.day(from), rateBase), daily, hourly };
}

function countDay(table, midnight, { from, last, total, earlier }) {
  const ofDay = emptyTally();
  const ofHours = Array.from({ length: 24 }, (_, hour) => [midnight + hour * HOUR, emptyCore()]);
  for (let i = 0; i < table.count; i++) {
    const at = midnight + table.at[i] * 1000;
    if (at < from) earlier.add(table.user[i]);
    if (at < from || at > last) continue;
    count(total, table, i);
    count(ofDay, table, i);
    countCore(ofHours[Math.floor(table.at[i] / 3600)][1], table, i);
  }
  return { ofDay, ofHours };
}

function core(tally, rateBase) {
  return {
    total_calls: tally.calls,
    attempted_transfer_calls: tally.attempted,
    transfer_success_calls: tally.success,
    attempted_transfer_rate: ratio(tally.attempted, tally[rateBase]),
    transfer_success_rate: ratio(tally.success, tally.attempted),
    agent_reception_rate: ratio(tally.success, tally.attempted - tally.abandoned),
    avg_agent_duration: mean(tally.agent, tally.success),
    avg_robot_duration: mean(tally.robot, tally.calls),
    avg_total_duration: mean(tally.robot + tally.agent, tally.calls),
    valid_calls: tally.valid,
  };
}

const rated = (tally) => tally.ratings.reduce((sum, value) => sum + value, 0);
const evaluation = (tally) => ({
  robot_evaluation_rate: ratio(rated(tally), tally.invited),
  robot_satisfied_rate: ratio(tally.ratings[2] + tally.ratings[3] + tally.ratings[4], rated(tally)),
});

function dayRow(tally, rateBase) {
  return {
    ...core(tally, rateBase),
    hangup_type_distribution: tally.hangups,
    story_distribution: tally.stories,
    intention_distribution: tally.intentions,
    satisfied_distribution: {
      ...Object.fromEntries(tally.ratings.map((value, i) => [String(i + 1), value])),
      ...evaluation(tally),
    },
  };
}

function totalRow(tally, earlier, firstOfRange, rateBase) {
  let fresh = 0;
  for (const user of tally.users) if (firstDay(user) >= firstOfRange && !earlier.has(user)) fresh++;
  const score = tally.ratings.reduce((sum, value, i) => sum + value * (i + 1), 0);
  return {
    ...core(tally, rateBase),
    average_robot_talk_round: ratio(tally.rounds, tally.calls),
    avg_robot_score: ratio(score, rated(tally)),
    one_call_problem_solve_rate: ratio(tally.solved, tally.valid),
    ...evaluation(tally),
    call_users: tally.users.size,
    valid_users: tally.validUsers.size,
    duplicate_call_rate: tally.calls === 0 ? 0 : ratio(tally.calls - tally.users.size, tally.calls),
    new_users: fresh,
    old_users: tally.users.size - fresh,
    story_distribution: tally.stories,
    intention_distribution: tally.intentions,
  };
}
