import { expect, test } from 'vitest';
import type { Connector, Io } from '../../connector';
import { isAppError } from '../../failure';
import { mutationsOf } from '../../mutations';
import { standInIo } from '../../stand-in';
import { telrobotAgent } from './connector';
import detail from './fixtures/detail.json' with { type: 'json' };
import number from './fixtures/number.json' with { type: 'json' };
import record from './fixtures/record.json' with { type: 'json' };

const CANARY = '19900004321';
const target = { baseUrl: 'http://vendor.example', timeZone: 'Asia/Shanghai' };
const fresh = () => new AbortController().signal;

function answering(text: string): Connector {
  const fetch: Io['fetch'] = async () => new Response(text);
  return telrobotAgent.connect(target, { userId: 'u', token: 't' }, { ...standInIo('2026-11-21T03:00:00Z').io, fetch });
}

/** One row of each kind: the others have no fields of their own. */
const { records, utterances } = detail.data;
const slim = {
  ...detail,
  data: { ...detail.data, records: [records[0], records[4]], utterances: utterances.slice(0, 1) },
};

const READS: readonly (readonly [string, unknown, (connector: Connector) => Promise<unknown> | undefined])[] = [
  ['calls', record, (of) => of.calls?.({ taskId: 't', page: 1, pageSize: 50 }, fresh())],
  ['numbers', number, (of) => of.numbers?.({ taskId: 't', page: 1, pageSize: 50, history: true }, fresh())],
  ['one call', slim, (of) => of.call?.({ taskId: 't', callId: 'c' }, fresh())],
];
const FORMS: readonly unknown[] = [
  CANARY,
  Number(CANARY),
  `请打 ${CANARY} 找我`,
  `+86 199-0000-4321`,
  `199<break time="200ms"/>0000<break/>4321`,
];

test.each(READS)(
  'a telephone number in any field of %s comes out nowhere, the raw answer included',
  async (_, sample, read) => {
    const digits = (text: string) => text.replace(/<[^>]*>/g, '').replace(/[-\s]/g, '');
    let shown = 0;
    // Every place of the answer once: where the mutations put a long text, the number stands.
    const places = [...mutationsOf(sample)].filter(({ where }) => where.endsWith(`= "${'x'.repeat(19)}`));
    for (const form of FORMS) {
      for (const { where, text } of places) {
        const planted = text.replace(`"${'x'.repeat(10_000)}"`, JSON.stringify(form));
        const reading = await read(answering(planted))?.catch((error: unknown) => error);
        if (isAppError(reading, 'vendor_malformed', 'vendor_rejected')) continue;
        expect(reading, where).not.toBeInstanceOf(Error);
        shown++;
        const leaked = digits(JSON.stringify(reading)).includes(CANARY);
        expect(leaked, `${where}: ${String(form)}`).toBe(false);
      }
    }
    expect(shown).toBeGreaterThan(100);
  },
);
