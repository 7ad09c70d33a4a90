import { DAY, HOUR } from '../time.mjs';
import { firstDay, local } from './inbound.mjs';
import { count, emptyTally, ratio } from './inbound-tally.mjs';

const COMPUTED_AT = 3 * HOUR; // the figures of a day are made at 03:00 of the next

/** Nightly figures of the whole dates that the range touches; a date not computed yet is not there. */
export function offline(inbound, from, to, now) {
  const all = emptyTally();
  let perDay = 0;
  const daily = [];
  for (let day = local.day(from); day <= local.day(to); day++) {
    const midnight = local.startOf(day);
    if (midnight + DAY + COMPUTED_AT > now) break;
    const table = inbound.calls(day);
    const ofDay = emptyTally();
    for (let i = 0; i < table.count; i++) {
      count(ofDay, table, i);
      count(all, table, i);
    }
    perDay += ofDay.fakeUsers.size;
    daily.push(offlineDay(ofDay, day, table));
  }
  const total = {
    transfer_reason_distribution: all.reasons,
    fake_receipts_count: all.fake,
    daily_deduplicated_fake_receipts_count: perDay,
    deduplicated_fake_receipts_count: all.fakeUsers.size,
    ticket_count: all.tickets,
  };
  return { total, daily };
}

function offlineDay(tally, day, table) {
  const fresh = [...tally.users].filter((user) => firstDay(user) === day).length;
  return {
    date: local.dateText(local.startOf(day)),
    max_concurrent_call_count: peak(table),
    transfer_reason_distribution: tally.reasons,
    one_call_problem_solve_rate: ratio(tally.solved, tally.valid),
    user_distribution: {
      call_users: tally.users.size,
      new_users: fresh,
      old_users: tally.users.size - fresh,
      valid_users: tally.validUsers.size,
    },
    fake_receipts_distribution: {
      fake_receipts_count: tally.fake,
      daily_deduplicated_fake_receipts_count: tally.fakeUsers.size,
    },
    ticket_distribution: tally.ticketTypes,
  };
}

function peak(table) {
  const ends = [];
  let highest = 0;
  for (let i = 0; i < table.count; i++) {
    const at = table.at[i];
    for (let k = ends.length - 1; k >= 0; k--) if (ends[k] <= at) ends.splice(k, 1);
    ends.push(at + table.robot[i] + table.agent[i]);
    highest = Math.max(highest, ends.length);
  }
  return highest;
}
