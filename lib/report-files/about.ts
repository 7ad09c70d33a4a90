import type { Locale } from '@/lib/format/locale';
import { formatNumber } from '@/lib/format/number';
import { type FileTranslator, fileTranslator } from '@/lib/messages/files';
import type { SharedAnswer } from '@/lib/model/shared-report';
import { localOfInstant } from '@/lib/model/time';

/** What a report has to tell of itself beside its numbers: name and value. */
export type AboutLine = readonly [name: string, value: string];

/** The metrics of the glossary in each section of each kind of report. */
const DEFINED = {
  task: {
    answerRate: ['answer_rate.attempt', 'answer_rate.number', 'answer_rate.net'],
    progress: ['progress'],
    intentions: ['intent_distribution'],
    outcomes: ['outcome_distribution'],
    rounds: ['rounds_distribution'],
    talkTime: ['talk_time_distribution'],
  },
  inbound: {
    totals: [
      'inbound_calls',
      'transfer_attempt_rate',
      'transfer_success_rate',
      'agent_reception_rate',
      'first_call_solved_rate',
      'evaluated_rate',
      'satisfied_rate',
      'repeat_call_rate',
      'inbound_users',
      'average_durations',
    ],
    days: ['inbound_calls'],
  },
  call: { facts: ['rounds_distribution', 'talk_time_distribution'] },
} as const;

/** Those of the sections that a report shows. */
function metricsOf({ kind, sections }: SharedAnswer['data']['report']): readonly string[] {
  const shown = Object.entries(DEFINED[kind]).filter(
    ([section]) => sections === undefined || sections.includes(section),
  );
  return [...new Set(shown.flatMap(([, ids]) => ids))];
}

/** Eight digits and a space: no run of a hash is ever as long as a telephone number. */
const grouped = (hash: string) => (hash.match(/.{1,8}/g) ?? []).join(' ');

function checksText({ meta: { checks } }: SharedAnswer, t: FileTranslator): string {
  const count = (wanted: string) => checks.filter(({ status }) => status === wanted).length;
  if (checks.length === 0) return t('about.checksNone');
  return t('about.checksText', { failed: count('fail'), passed: count('pass'), skipped: count('skipped') });
}

/**
 * The range, zone, source, definitions, checks, hash and signature of a report. `verifyAt`: where its files can be
 * checked.
 */
export function aboutLines(
  answer: SharedAnswer,
  { locale, title, verifyAt }: { readonly locale: Locale; readonly title: string; readonly verifyAt: string },
): readonly AboutLine[] {
  const t = fileTranslator(locale);
  const word = (key: string) => t(key as Parameters<FileTranslator>[0]);
  const { data, meta, signature } = answer;
  const { timeZone: zone, name, sandbox } = data.source;
  const { dialect, connectionId, endpoint, fetchedAt, state, coverage } = meta.source;
  const local = (instant: string) => localOfInstant(instant, zone);
  const range = data.stat?.range ?? data.inbound?.range ?? null;
  return [
    [t('about.title'), title],
    [t('about.kind'), t(`name.${data.report.kind}`)],
    [t('about.mode'), t(`about.${data.mode}`, { time: local(data.asOf) })],
    [
      t('about.range'),
      range === null ? t('about.whole') : t('about.span', { from: local(range.from), to: local(range.to), zone }),
    ],
    [t('about.zone'), zone],
    [t('about.source'), [name, connectionId, t(`dialect.${dialect}`)].join(' · ')],
    [t('about.endpoint'), endpoint],
    [t('about.fetchedAt'), `${local(fetchedAt)}${state === 'stale' ? ` · ${t('about.stale')}` : ''}`],
    ...(sandbox ? ([[t('about.sandbox'), t('about.sandboxText')]] as const) : []),
    ...(coverage && coverage.rows < coverage.total
      ? ([
          [
            t('about.coverage'),
            t('about.coverageText', { rows: formatNumber(coverage.rows), total: formatNumber(coverage.total) }),
          ],
        ] as const)
      : []),
    [t('about.numbers'), t('about.masked')],
    ...metricsOf(data.report).map(
      (id): AboutLine => [
        t('about.definition', { id }),
        t('about.definitionText', { name: word(`metric.${id}.name`), formula: word(`metric.${id}.formula`) }),
      ],
    ),
    [t('about.checks'), checksText(answer, t)],
    [t('about.hash'), grouped(data.hash)],
    ...(signature
      ? ([
          [
            t('about.signature'),
            t('about.signatureText', { key: signature.keyId, time: `${local(signature.signedAt)} ${zone}` }),
          ],
        ] as const)
      : []),
    [t('about.verify'), t('about.verifyText', { address: verifyAt })],
  ];
}
