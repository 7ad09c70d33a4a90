import { HANGUP, STORIES } from './inbound.mjs';

// Sums over calls. Ratios and averages are made of these, so that they never contradict the counts.

const LETTERS = [...'ABCDEFGHIJ'];

export const ratio = (part, whole) => (whole === 0 ? 0 : Math.round((part / whole) * 1e4) / 1e4);

export const emptyCore = () => ({ calls: 0, valid: 0, attempted: 0, success: 0, abandoned: 0, agent: 0, robot: 0 });

export function emptyTally() {
  return {
    calls: 0,
    valid: 0,
    attempted: 0,
    success: 0,
    abandoned: 0,
    agent: 0,
    robot: 0,
    rounds: 0,
    solved: 0,
    invited: 0,
    fake: 0,
    tickets: 0,
    users: new Set(),
    validUsers: new Set(),
    fakeUsers: new Set(),
    stories: {},
    intentions: {},
    reasons: {},
    ticketTypes: {},
    hangups: Object.fromEntries(HANGUP.map((name) => [name, 0])),
    ratings: [0, 0, 0, 0, 0],
  };
}

/** Only what an hour's row needs. */
export function countCore(tally, table, i) {
  tally.calls++;
  tally.valid += table.valid[i];
  tally.attempted += table.attempted[i];
  tally.success += table.success[i];
  tally.abandoned += table.abandoned[i];
  tally.agent += table.agent[i];
  tally.robot += table.robot[i];
}

export function count(tally, table, i) {
  countCore(tally, table, i);
  tally.rounds += table.rounds[i];
  tally.solved += table.solved[i];
  tally.invited += table.invited[i];
  tally.fake += table.fake[i];
  tally.users.add(table.user[i]);
  if (table.valid[i]) tally.validUsers.add(table.user[i]);
  if (table.fake[i]) tally.fakeUsers.add(table.user[i]);
  if (table.rating[i] > 0) tally.ratings[table.rating[i] - 1]++;
  tally.hangups[HANGUP[table.hangup[i]]]++;
  plus(tally.stories, STORIES[table.story[i]]);
  plus(tally.intentions, LETTERS[table.intention[i]]);
  // Transfer reasons are told without the prefix that stories sometimes have.
  if (table.attempted[i]) plus(tally.reasons, STORIES[table.reason[i]].replace(/^story_/, ''));
  if (table.ticket[i] > 0) {
    tally.tickets++;
    plus(tally.ticketTypes, `ticket_type_${table.ticket[i]}`);
  }
}

const plus = (object, key, amount = 1) => {
  object[key] = (object[key] ?? 0) + amount;
};
