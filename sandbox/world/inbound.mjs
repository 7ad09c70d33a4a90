import { between, hash, hash2, logNormal, stream, weighted } from '../random.mjs';
import { weekday, zone } from '../time.mjs';

// A delivery company's hotline in Jakarta, open round the clock. Each day is made on its own, whichever is asked first.

const KEPT_DAYS = 120;
const BUSY_DAY = 2700;
const BY_WEEKDAY = [0.64, 1.14, 1.05, 1, 1.01, 0.97, 0.78];
const BY_HOUR = [7, 5, 4, 3, 4, 8, 18, 38, 66, 88, 96, 90, 74, 80, 88, 84, 76, 68, 58, 50, 42, 32, 20, 12];
const OUTAGE = [14 * 3600, 15 * 3600 + 600]; // agents' lines down for seventy minutes on the day before the start

export const STORIES = [
  'entrance',
  'query_status',
  'urge_delivery',
  'change_info',
  'complain',
  'request_transfer',
  'story_ask_for_other_help',
  'story_busy_waiting',
  'story_evaluation',
  'story_transfer_to_agent',
];
const STORY_WEIGHTS = [18, 34, 15, 9, 7, 6, 4, 2, 3, 2].map((weight, i) => [i, weight]);
// Reasons for a transfer, by place in STORIES.
const REASON_WEIGHTS = [
  [0, 22],
  [1, 30],
  [2, 20],
  [3, 10],
  [4, 14],
  [6, 4],
];
const INTENTION_WEIGHTS = [30, 19, 13, 10, 8, 6, 5, 4, 3, 2].map((weight, i) => [i, weight]);
const RATINGS = [
  [1, 15],
  [2, 9],
  [3, 21],
  [4, 19],
  [5, 36],
];

export const HANGUP = ['by_agent', 'by_robot', 'by_user'];
export const local = zone('Asia/Jakarta');

const COLUMNS = {
  at: Uint32Array,
  user: Float64Array,
  valid: Uint8Array,
  attempted: Uint8Array,
  success: Uint8Array,
  abandoned: Uint8Array,
  agent: Uint16Array,
  robot: Uint16Array,
  rounds: Uint8Array,
  story: Uint8Array,
  reason: Uint8Array,
  intention: Uint8Array,
  hangup: Uint8Array,
  invited: Uint8Array,
  rating: Uint8Array,
  solved: Uint8Array,
  fake: Uint8Array,
  ticket: Uint8Array,
};

export function createInbound(seed, startedAt) {
  const days = new Map();
  const outageDay = local.day(startedAt) - 1;

  const volume = (day) => {
    const wobble = 0.95 + (hash(seed, 'volume', day) % 1000) / 10_000;
    return Math.round(BUSY_DAY * BY_WEEKDAY[weekday(day)] * wobble);
  };
  const newUsers = (day) => Math.floor(volume(day) * 0.58);

  function calls(day) {
    if (!days.has(day)) {
      if (days.size >= KEPT_DAYS) days.delete(days.keys().next().value);
      days.set(day, make(day));
    }
    return days.get(day);
  }

  function make(day) {
    const next = stream(seed, 'inbound', day);
    const count = volume(day);
    const table = Object.fromEntries(Object.entries(COLUMNS).map(([name, Type]) => [name, new Type(count)]));
    table.count = count;
    fillTimes(next, table);
    let fresh = 0;
    for (let i = 0; i < count; i++) {
      const left = newUsers(day) - fresh;
      const isNew = next() < left / (count - i);
      table.user[i] = isNew ? userId(day, fresh++) : known(next, day, fresh);
      fillCall(next, table, i, day === outageDay);
    }
    return table;
  }

  /** A repeat of today's caller, or one who first called in the last weeks. */
  function known(next, day, fresh) {
    if (fresh > 0 && next() < 0.3) return userId(day, Math.floor(next() * fresh));
    const back = 1 + Math.floor(30 * next() ** 2);
    return userId(day - back, Math.floor(next() * newUsers(day - back)));
  }

  return { calls, outageDay };
}

const userId = (day, place) => day * 65_536 + place;

/** The day on which a user called for the first time. */
export const firstDay = (user) => Math.floor(user / 65_536);

function fillTimes(next, table) {
  const hours = BY_HOUR.map((weight, hour) => [hour, weight]);
  for (let i = 0; i < table.count; i++) table.at[i] = weighted(next, hours) * 3600 + between(next, 0, 3599);
  table.at.sort();
}

function fillCall(next, table, i, outage) {
  const down = outage && table.at[i] >= OUTAGE[0] && table.at[i] < OUTAGE[1];
  const valid = next() < 0.86;
  table.valid[i] = Number(valid);
  table.story[i] = weighted(next, STORY_WEIGHTS);
  table.reason[i] = weighted(next, REASON_WEIGHTS);
  table.intention[i] = weighted(next, INTENTION_WEIGHTS);
  table.hangup[i] = next() < 0.22 ? 1 : 2;
  if (!valid) {
    table.robot[i] = between(next, 1, 6);
    return;
  }
  table.robot[i] = Math.min(400, Math.round(8 + logNormal(next, 24, 0.5)));
  table.rounds[i] = 1 + Math.floor(-Math.log(1 - next()) * 4);
  table.ticket[i] = next() < 0.06 ? between(next, 1, 3) : 0;
  table.fake[i] = Number(next() < fakeShare(table.user[i]));
  const attempted = next() < (down ? 0.34 : 0.26);
  table.solved[i] = Number(next() < (attempted ? 0.35 : 0.72));
  if (attempted) fillTransfer(next, table, i, down);
  if (table.success[i] === 0) fillRating(next, table, i, down);
}

/** Few callers report a false delivery, but those who do call again about it. */
function fakeShare(user) {
  return hash2(user % 65_536, Math.floor(user / 65_536)) % 14 === 0 ? 0.42 : 0.012;
}

function fillTransfer(next, table, i, down) {
  table.attempted[i] = 1;
  if (next() >= (down ? 0.11 : 0.91)) {
    table.abandoned[i] = Number(next() < 0.45);
    return;
  }
  table.success[i] = 1;
  table.agent[i] = Math.min(1800, Math.round(20 + logNormal(next, 70, 0.6)));
  if (next() < 0.15) table.story[i] = 9;
  if (next() < 0.4) table.hangup[i] = 0;
}

function fillRating(next, table, i, down) {
  if (next() >= 0.55) return;
  table.invited[i] = 1;
  if (next() < (down ? 0.3 : 0.5)) table.rating[i] = weighted(next, RATINGS);
}
