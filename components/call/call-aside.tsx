'use client';
import { Fragment, lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRuleSentence } from '@/components/quality/use-check-words';
import { classes } from '@/components/ui/classes';
import { TextLink } from '@/components/ui/link';
import { Swatch, Tag } from '@/components/ui/marks';
import { Section } from '@/components/ui/section';
import { Pairs } from '@/components/ui/table';
import { levelWords } from '@/lib/charts/intentions';
import { toneOfLetter } from '@/lib/charts/tone';
import type { Transcript } from '@/lib/charts/transcript';
import type { Call } from '@/lib/model/call';
import type { Check } from '@/lib/model/check';
import { CallFacts } from './call-facts';

const NumberHistory = lazy(() => import('./number-history').then(({ NumberHistory: block }) => ({ default: block })));

/** The level with the colour of its letter. */
export function LevelMark({ intent, long = false }: { intent: NonNullable<Call['intent']>; long?: boolean }) {
  return (
    <Swatch tone={toneOfLetter(intent.key)}>
      <b className="font-semibold text-ink">{long ? intent.label : intent.key}</b>
      {!long && <span>{levelWords(intent.key, intent.label)}</span>}
    </Swatch>
  );
}

function Verdict({ call: { intent, tags } }: { call: Call }) {
  const t = useTranslations('call.verdict');
  return (
    <Section title={t('title')} testId="call-verdict">
      {intent === null ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <>
          <p className="text-14">
            <LevelMark intent={intent} long />
          </p>
          <p className="mt-1 text-12 text-ink-3">{t(intent.source)}</p>
          {intent.reason !== null && <p className="mt-1 text-pretty text-ink-2">{intent.reason}</p>}
        </>
      )}
      {tags.length > 0 && (
        <p className="mt-2.5 flex flex-wrap gap-1.5">
          {tags.map(({ id, name, group, color }) => (
            <Tag key={id ?? name} {...(color !== null && { dot: color })}>
              {group === null ? name : `${group}: ${name}`}
            </Tag>
          ))}
        </p>
      )}
    </Section>
  );
}

/** So many fit beside a call of a few minutes; a call of an hour has hundreds. */
const SHOWN_NODES = 40;

/** The script's nodes in the order of the call; each leads to its line. */
function Path({
  path,
  current,
  onSelect,
}: {
  path: Transcript['path'];
  current: number | null;
  onSelect: (seq: number) => void;
}) {
  const t = useTranslations('call');
  const [all, setAll] = useState(false);
  if (path.length === 0) return null;
  const rest = all ? 0 : Math.max(0, path.length - SHOWN_NODES);
  const here = path.findLast(({ seq }) => current !== null && seq <= current)?.seq;
  return (
    <Section title={t('path.title')} subtitle={t('path.count', { count: path.length })} testId="call-path">
      <ol>
        {path.slice(0, path.length - rest).map(({ seq, node, unknown }) => (
          <li key={seq} className="relative pl-[18px] leading-6">
            <span
              aria-hidden="true"
              className={classes(
                'absolute top-[9px] left-[3px] size-[7px] rounded-full',
                seq === here ? 'bg-ink' : 'shadow-[inset_0_0_0_1.5px_var(--edge)]',
                unknown && seq !== here && 'shadow-[inset_0_0_0_1.5px_var(--warn)]',
              )}
            />
            <button
              type="button"
              onClick={() => onSelect(seq)}
              className={classes('text-left hover:underlined', seq === here ? 'font-semibold text-ink' : 'text-ink-2')}
            >
              {node}
            </button>
            {unknown && <span className="ml-2 text-12 text-warn">! {t('turns.unknown')}</span>}
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <button type="button" className="underlined mt-1 ml-[18px] text-12 text-ink-2" onClick={() => setAll(true)}>
          {t('path.rest', { count: rest })}
        </button>
      )}
    </Section>
  );
}

function Results({ results }: { results: Call['results'] }) {
  const t = useTranslations('call');
  if (results.length === 0) return null;
  return (
    <Section title={t('results')}>
      <Pairs>
        {results.map(({ name, value, description }) => (
          <Fragment key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd>
              {value}
              {description !== null && <div className="text-12 text-ink-3">{description}</div>}
            </dd>
          </Fragment>
        ))}
      </Pairs>
    </Section>
  );
}

const MARKS = { pass: '✓', fail: '≠', skipped: '–' };

function Data({ checks, rawHref }: { checks: readonly Check[]; rawHref: string }) {
  const t = useTranslations('call.data');
  const sentence = useRuleSentence();
  return (
    <Section title={t('title')} {...(checks.length > 0 && { subtitle: t('rules', { count: checks.length }) })}>
      <ul>
        {checks.map(({ id, subject, status }) => (
          <li key={`${id} ${subject}`} className="flex justify-between gap-3 text-12 leading-6">
            <span className={classes('pl-[1.2em] -indent-[1.2em]', status === 'fail' ? 'text-warn' : 'text-ink-2')}>
              <span aria-hidden="true">{MARKS[status]} </span>
              {sentence(id)}
              {status === 'fail' && <span className="sr-only">{t('differs')}</span>}
            </span>
            <span className="text-ink-3">{id}</span>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-12">
        <TextLink href={rawHref}>{t('raw')}</TextLink>
      </p>
    </Section>
  );
}

/** What is known of a call beside its words. */
export function CallAside({
  call,
  zone,
  transcript,
  current,
  checks,
  rawHref,
  onSelect,
}: {
  call: Call;
  zone: string;
  transcript: Transcript;
  current: number | null;
  checks: readonly Check[];
  rawHref: string;
  onSelect: (seq: number) => void;
}) {
  const t = useTranslations('call.facts');
  return (
    <>
      <Verdict call={call} />
      <Section title={t('title')} testId="call-facts">
        <CallFacts call={call} zone={zone} />
      </Section>
      <Path path={transcript.path} current={current} onSelect={onSelect} />
      <Results results={call.results} />
      <Suspense>
        <NumberHistory call={call} zone={zone} />
      </Suspense>
      <Data checks={checks} rawHref={rawHref} />
    </>
  );
}
