import { between, stream } from '../random.mjs';
import { FAREWELL, FILLERS, REPLIES, TOPICS } from './scripts.mjs';

const MS_PER_CHARACTER = 210;

/**
 * The talk of one answered call: `{ robot, customer }` turns with millisecond positions after the answer. There is one
 * customer turn per round; the robot opens, and replies to each unless the customer hung up on the last one.
 */
export function conversation(task, s, index) {
  const next = stream(task.key, 'talk', index);
  const rounds = s.rounds[index];
  const length = Math.floor(s.bill[index] / 1000) * 1000;
  const { nodes, knowledge } = TOPICS[task.plan.topic];
  const turns = [{ speaker: 'robot', node: 1, ...said(nodes[0].text), startMs: 0, seconds: spoken(nodes[0].text) }];
  let step = 0;
  const segment = length / (rounds + 1);
  for (let round = 1; round <= rounds; round++) {
    const startMs = Math.floor(segment * round + segment * 0.25 * next());
    const endMs = Math.floor(Math.min(startMs + 350 + segment * 0.3 * next(), startMs + segment * 0.6, length - 50));
    const text = reply(next, s.level[index] || 5, round, rounds);
    turns.push({ speaker: 'customer', round, text, startMs, endMs });
    if (round === rounds && s.hangup[index] === 2) break;
    const answer = robotReply(next, { nodes, knowledge, text, step, last: round === rounds, level: s.level[index] });
    step = answer.step;
    turns.push({ speaker: 'robot', round, startMs: endMs, seconds: spoken(answer.text), ...answer });
  }
  return { turns, length, nodes };
}

/** Robot turns of a call without making up the talk, for lists of thousands. */
export function robotTurns(s, index) {
  const rounds = s.rounds[index];
  return rounds > 0 && s.hangup[index] === 2 ? rounds : rounds + 1;
}

const said = (text) => ({ text, name: '流程1', meaning: null });
const spoken = (text) => (text.length * MS_PER_CHARACTER) / 1000;

function reply(next, level, round, rounds) {
  const lines = REPLIES[level];
  const place = Math.floor(((round - 1) / Math.max(rounds, 2)) * lines.length);
  return lines[Math.min(lines.length - 1, place + between(next, 0, 1))];
}

function robotReply(next, { nodes, knowledge, text, step, last, level }) {
  const hit = knowledge.find(([words]) => new RegExp(words).test(text));
  if (last && level !== 1)
    return { ...FAREWELL, node: 0, step, meaning: level === 3 ? '拒绝' : '结束', keyword: '再见' };
  if (hit) return { name: hit[1], text: hit[2], node: 0, step, meaning: hit[1], keyword: hit[0].split('|')[0] };
  if (FILLERS.has(text) && next() < 0.4) {
    return {
      name: '未识别',
      text: '不好意思，刚才没有听清，您可以再说一遍吗？',
      node: 0,
      step,
      meaning: null,
      keyword: null,
    };
  }
  const at = last ? nodes.length - 1 : Math.min(step + 1, nodes.length - 1);
  return {
    name: `流程${at + 1}`,
    text: nodes[at].text,
    node: at + 1,
    step: at,
    meaning: nodes[at].description,
    keyword: null,
  };
}
