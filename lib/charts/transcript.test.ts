import { describe, expect, test } from 'vitest';
import type { Turn } from '@/lib/model/call';
import { cutAt, findInLines, prepareTranscript } from './transcript';

const turn = (seq: number, speaker: Turn['speaker'], text: string, change: Partial<Turn> = {}): Turn => ({
  seq,
  speaker,
  text,
  interim: false,
  offset: { startMs: null, endMs: null, precision: 'none' },
  node: null,
  meaning: null,
  keyword: null,
  unknownToRobot: null,
  score: null,
  tags: [],
  ...change,
});
const said = (startMs: number, endMs: number, precision: 'ms' | 's' = 'ms') => ({
  offset: { startMs, endMs, precision },
});
const of = (turns: readonly Turn[], interim = false) => prepareTranscript(turns, { interim, talkSeconds: 60 });

describe('times', () => {
  test('a robot that the vendor does not time spoke between what it heard', () => {
    const { lines, timings } = of([
      turn(0, 'robot', '您好'),
      turn(1, 'customer', '喂', said(9_000, 10_000)),
      turn(2, 'robot', '打扰了'),
      turn(3, 'customer', '你说', said(16_000, 17_000)),
      turn(4, 'robot', '再见'),
    ]);
    expect(lines.map(({ startMs, endMs, timing }) => [startMs, endMs, timing])).toEqual([
      [0, 9_000, 'inferred'],
      [9_000, 10_000, 'exact'],
      [10_000, 16_000, 'inferred'],
      [16_000, 17_000, 'exact'],
      [17_000, null, 'inferred'],
    ]);
    expect([timings.robot.inferred, timings.customer.exact]).toEqual([3, 2]);
  });

  test('whole seconds of a clock are an inference, too', () => {
    expect(of([turn(0, 'customer', '喂', said(3_000, 4_000, 's'))]).lines[0]?.timing).toBe('inferred');
  });

  test('without any time there is none, and no length of the picture', () => {
    const { lines, lengthMs } = of([turn(0, 'robot', 'a'), turn(1, 'customer', 'b')]);
    expect(lines.every(({ startMs, timing }) => startMs === null && timing === 'none')).toBe(true);
    expect(lengthMs).toBeNull();
  });

  test('the picture is as long as the call, or as its last line where that ends later', () => {
    expect(of([turn(0, 'customer', 'a', said(0, 1_000))]).lengthMs).toBe(60_000);
    expect(of([turn(0, 'customer', 'a', said(0, 61_000))]).lengthMs).toBe(61_000);
  });
});

test('what the recogniser heard on the way is left out and counted, and shown in its place when asked for', () => {
  const turns = [
    turn(2, 'customer', '不再见', said(3_000, 4_000)),
    turn(1, 'customer', '不再', { interim: true }),
    turn(0, 'robot', '您好'),
  ];
  const { lines, hidden } = of(turns);
  expect([lines.map(({ seq }) => seq), hidden]).toEqual([[0, 2], 1]);
  const all = of(turns, true);
  expect([all.lines.map(({ seq }) => seq), all.hidden]).toEqual([[0, 1, 2], 0]);
  expect(all.lines[2]?.startMs).toBe(lines[1]?.startMs);
  expect(all.timings).toEqual(of(turns).timings);
});

test('the path names each node once where it stays, and marks where the robot had no answer', () => {
  const { path } = of([
    turn(0, 'robot', 'a', { node: '开场白' }),
    turn(1, 'customer', 'b', { unknownToRobot: true }),
    turn(2, 'robot', 'c', { node: '兜底' }),
    turn(3, 'robot', 'd', { node: '兜底' }),
    turn(4, 'robot', 'e', { node: '开场白' }),
  ]);
  expect(path).toEqual([
    { seq: 0, node: '开场白', unknown: false },
    { seq: 2, node: '兜底', unknown: true },
    { seq: 4, node: '开场白', unknown: false },
  ]);
});

describe('find in call', () => {
  const { lines } = of([turn(0, 'robot', '产权，产权'), turn(1, 'customer', 'ＡＢc的产权')]);
  const cut = (seq: number, query: string) =>
    cutAt(
      lines[seq]?.turn.text ?? '',
      findInLines(lines, query).filter((hit) => hit.seq === seq),
    ).map(({ text, hit }) => (hit ? `[${text}]` : text));

  test('every place, in order, whatever its width and case', () => {
    expect(findInLines(lines, ' 产权 ').map(({ seq, start }) => [seq, start])).toEqual([
      [0, 0],
      [0, 3],
      [1, 4],
    ]);
    expect(cut(1, 'abC')).toEqual(['[ＡＢc]', '的产权']);
    expect(cut(0, '产权')).toEqual(['[产权]', '，', '[产权]']);
  });

  test('blanks find nothing, and a text without hits stays whole', () => {
    expect(findInLines(lines, '  ')).toEqual([]);
    expect(cut(0, '贷款')).toEqual(['产权，产权']);
  });
});
