import { describe, expect, test } from 'vitest';
import { createLog, type LogFields, scrub } from './log';

function linesOf(fields: LogFields, message: string): { line: string; entry: Record<string, unknown> } {
  const lines: string[] = [];
  createLog('debug', (line) => lines.push(line)).info(fields, message);
  const line = lines.join('');
  return { line, entry: JSON.parse(line) };
}

const PHONES = [
  '19900001234',
  '+8619900001234',
  '0086 199 0000 1234',
  '+86-199-0000-1234',
  '199-0000-1234',
  '199 0000 1234',
  '(199) 0000-1234',
  '010-99001234',
  '0571 9900 1234',
  '+62 812-9900-1234',
  '１９９００００１２３４',
];
const PLACES = [
  (phone: string) => phone,
  (phone: string) => `/recordings/2026/${phone}_robot.wav`,
  (phone: string) => `https://vendor.example/x?phone=${encodeURIComponent(phone)}&page=2`,
  (phone: string) => `{"mobile":"${phone}"}`,
  (phone: string) => `tel${phone}x`,
  (phone: string) => `no route for ${phone}, gave up`,
];

describe('a log line', () => {
  test('no way of writing a telephone number survives, wherever it stands', () => {
    for (const phone of PHONES) {
      for (const place of PLACES) {
        const { line, entry } = linesOf({ text: place(phone) }, place(phone));
        const digits = line.slice(line.indexOf('"text"')).normalize('NFKC').replace(/\D/g, '');
        expect(digits, `${phone} in ${line}`).not.toMatch(/990001234|00001234|99001234/);
        expect(entry).toHaveProperty('msg');
      }
    }
  });

  test('a telephone number given as a number is masked and the line stays JSON', () => {
    const { line, entry } = linesOf({ callee: 19_900_001_234 }, 'called');
    expect(entry['callee']).toBe('199****1234');
    expect(line).not.toContain('19900001234');
  });

  test.each([
    ['Authorization: Bearer canary-secret.abc', 'canary'],
    ['Authorization: Token canarysecret123', 'canary'],
    ['{"password":"canary-secret"}', 'canary'],
    ['{"appSecret":"canary-secret"}', 'canary'],
    ['GET /setup?token=canary-secret&x=1', 'canary'],
    ['Cookie: callboard_session=canary-secret; theme=dark', 'canary'],
    ['GET /s/canary_canary-canary_canary-canary_canary', 'canary'],
  ])('%s loses its secret', (text, secret) => {
    const { line } = linesOf({ text }, text);
    expect(line).not.toContain(secret);
  });

  test('times, ids and durations stay readable', () => {
    const fields = {
      at: '2026-11-21T02:56:41.123Z',
      day: '2026-11-21',
      taskId: '1bcecc13-e873-4910-913c-d9246a891280',
      durationMs: 12.3456789,
      status: 200,
    };
    expect(linesOf(fields, 'answered').entry).toMatchObject({ ...fields, durationMs: 12.346, level: 'info' });
    expect(scrub('GET /api/v1/connections/tel-v1/tasks 200 12.3 ms')).toBe(
      'GET /api/v1/connections/tel-v1/tasks 200 12.3 ms',
    );
  });

  test('line feeds and escape sequences cannot start a line of their own', () => {
    const { line } = linesOf({ text: 'a\n{"level":"error"}\u001b[31m' }, 'a\r\nb');
    expect(line.trimEnd().split(/\r|\n/)).toHaveLength(1);
    expect(line).not.toContain('\u001b');
  });

  test('nothing below the level is written', () => {
    const lines: string[] = [];
    const log = createLog('error', (line) => lines.push(line));
    log.info({}, 'a');
    log.warn({}, 'b');
    log.error({}, 'c');
    expect(lines).toHaveLength(1);
  });
});
