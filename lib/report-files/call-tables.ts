import { prepareTranscript } from '@/lib/charts/transcript';
import type { Cell } from '@/lib/csv/text';
import type { Formats } from '@/lib/format/formats';
import type { FileTranslator } from '@/lib/messages/files';
import type { Call, Turn } from '@/lib/model/call';
import { localOfInstant } from '@/lib/model/time';
import { columnsOf } from './columns';
import type { Table } from './table';

function facts(call: Call, zone: string, t: FileTranslator): Table {
  const cells: readonly (readonly [Parameters<typeof t>[0], Cell])[] = [
    ['fact.callee', call.callee],
    ['fact.outcome', t(`outcome.${call.outcome}`)],
    ['fact.level', call.intent?.label ?? null],
    ['fact.dialedAt', call.dialedAt === null ? null : localOfInstant(call.dialedAt, zone)],
    ['fact.talkSeconds', call.talkSeconds],
    ['fact.rounds', call.rounds],
    ['fact.hangupBy', call.hangupBy === 'unknown' ? null : t(`party.${call.hangupBy}`)],
  ];
  return {
    key: 'facts',
    title: t('table.facts'),
    columns: columnsOf(t, ['name', 'value']),
    rows: cells.flatMap(([key, cell]) => (cell === null ? [] : [{ key, cells: [t(key), cell] }])),
  };
}

type Words = { readonly t: FileTranslator; readonly formats: Formats };

function transcript(turns: readonly Turn[], call: Call | undefined, { t, formats }: Words): Table {
  const { lines } = prepareTranscript(turns, { interim: false, talkSeconds: call?.talkSeconds ?? null });
  return {
    key: 'turns',
    title: t('table.turns'),
    columns: columnsOf(t, ['line', 'at', 'speaker', 'text']),
    rows: lines.map(({ seq, turn, startMs, timing }, at) => ({
      key: String(seq),
      cells: [
        at + 1,
        startMs === null ? null : `${timing === 'inferred' ? '≈' : ''}${formats.position(Math.floor(startMs / 1000))}`,
        t(`party.${turn.speaker}`),
        turn.text,
      ],
    })),
  };
}

/** The sections of a call's report, as far as its answer has them. */
export function callTables(
  { call, turns }: { readonly call?: Call | undefined; readonly turns?: readonly Turn[] | undefined },
  zone: string,
  words: Words,
): readonly Table[] {
  return [
    ...(call === undefined ? [] : [facts(call, zone, words.t)]),
    ...(turns === undefined ? [] : [transcript(turns, call, words)]),
  ];
}
