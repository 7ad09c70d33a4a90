import { FIRST_JOB } from './byrobot.mjs';
import { encodeCallId } from './byrobot-calls.mjs';
import { tagsOfCall } from './byrobot-instances.mjs';
import { uuid } from './ids.mjs';
import { numberId } from './telrobot-numbers.mjs';
import { createTags } from './telrobot-tags.mjs';
import { robotTurns } from './world/conversation.mjs';
import { isGraded } from './world/ledger.mjs';
import { person } from './world/people.mjs';

// What happened, straight from the world's schedule and in nobody's format: a test compares what it was shown with this.

/** `truth(connection)`: every task with all of its attempts, calls and numbers as of now. */
export function createTruth({ seed, accounts, world, clock }) {
  const { ledger } = world;

  const iso = (ms) => new Date(ms).toISOString();

  /** Attempts of a task that were begun by now, oldest first. */
  function attemptsOf(task, now) {
    const s = ledger.schedule(task);
    const rows = Array.from({ length: s.count }, (_, index) => {
      const start = task.startAt + s.at[index] * 1000;
      return { index, start, end: start + s.ring[index] * 1000 + s.bill[index] };
    });
    return rows
      .filter(({ start }) => start <= now)
      .map(({ index, start, end }) => ({
        index,
        s,
        number: s.number[index],
        startedAt: iso(start),
        ended: end <= now,
        final: s.final[index] === 1,
        code: s.code[index],
        talkMs: s.bill[index],
        totalMs: end - start,
        rounds: s.rounds[index],
        level: s.level[index],
        graded: isGraded(end, now),
      }));
  }

  const shown = ({ startedAt, code, talkMs, totalMs }) => ({ startedAt, code, talkMs, totalMs });

  function numbersOf(task, attempts, idOf) {
    const byNumber = new Map();
    for (const one of attempts) byNumber.set(one.number, [...(byNumber.get(one.number) ?? []), one]);
    return Array.from({ length: task.size }, (_, number) => {
      const own = byNumber.get(number) ?? [];
      const { phone, name } = person(task, number);
      const last = own.at(-1);
      const state = last === undefined ? 'new' : last.ended ? (last.final ? 'done' : 'again') : 'dialing';
      return { id: idOf(number), phone, name, state, attempts: own.filter(({ ended }) => ended).map(shown) };
    });
  }

  function telrobot(kind, book, userId) {
    const tags = createTags({ seed, userId, kind, on: true });
    return (task, now) => {
      const attempts = attemptsOf(task, now);
      const calls = attempts.flatMap((one) => {
        if (!one.ended || one.talkMs === 0) return [];
        const { phone, name } = person(task, one.number);
        const id = uuid(seed, `${kind}-record`, task.group, one.index);
        const own = tags.of(task, one.index, one.level).map((tag) => ({ id: tag.id, name: tag.name }));
        const level = book === 'tel' && !one.graded ? 0 : one.level;
        return [{ id, phone, name, ...shown(one), rounds: one.rounds, level, tags: own }];
      });
      const numbers = numbersOf(task, attempts, (number) => String(numberId(task, number)));
      return { id: uuid(seed, `${kind}-task`, task.group, 0), name: task.name, calls: calls.reverse(), numbers };
    };
  }

  /** One call for each number, which the vendor redials itself until it is done. */
  function byrobot(task, now) {
    const attempts = attemptsOf(task, now);
    const idOf = (number) => String(encodeCallId(task.group, number));
    const calls = attempts.flatMap((one) => {
      if (!one.ended || !one.final) return [];
      const { phone, name } = person(task, one.number);
      const talked = one.talkMs > 0;
      return [
        {
          id: idOf(one.number),
          phone,
          name,
          ...shown(one),
          talkMs: Math.floor(one.talkMs / 1000) * 1000,
          rounds: talked ? robotTurns(one.s, one.index) : 0,
          level: talked ? one.level : 0,
          tags: tagsOfCall(task, one.s, one.index).map((tag) => ({ id: null, name: tag.name })),
        },
      ];
    });
    const newest = calls.sort((a, b) => Number(b.id) - Number(a.id));
    return {
      id: String(FIRST_JOB + task.group),
      name: task.name,
      calls: newest,
      numbers: numbersOf(task, attempts, idOf),
    };
  }

  const tellers = {
    tel: telrobot('agent', 'tel', accounts.telrobot.userId),
    'tel-v1': telrobot('v1', 'tel-v1', accounts.telrobotV1.userId),
    by: byrobot,
  };

  return (connection) => {
    const now = clock.now();
    return {
      seed,
      now: iso(now),
      tasks: world.books[connection].list(now).map((task) => tellers[connection](task, now)),
    };
  };
}
