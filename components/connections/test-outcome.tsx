'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { classes } from '@/components/ui/classes';
import { Note, Section } from '@/components/ui/section';
import { DataTable, Pairs } from '@/components/ui/table';
import { verdictOf } from '@/lib/charts/connection-test';
import type { ConnectionTest } from '@/lib/model/connection';
import type { Dialect } from '@/lib/model/vendor';
import { TestSteps } from './test-steps';

const FAILED = { reach: 'failedReach', sign_in: 'failedSignIn', sample: 'failedSample' } as const;

/** The one sentence: whether it may be used, and what to look at first. */
function VerdictLine({ result, saved }: { result: ConnectionTest; saved: boolean }) {
  const t = useTranslations('connections.test');
  const c = useTranslations('common');
  const verdict = verdictOf(result);
  const look = 'mb-3 text-14 text-pretty';
  if (verdict.kind === 'failed') {
    const known = verdict.step === 'codes' || verdict.step === 'clock' ? 'failedOther' : FAILED[verdict.step];
    return <p className={classes(look, 'font-medium text-bad')}>{t(`verdict.${known}`)}</p>;
  }
  const count = result.unmappedCodes.length;
  return (
    <p className={classes(look, 'text-ink-2')}>
      <b className="font-semibold text-ink">{t(saved ? 'verdict.passedSaved' : 'verdict.passedUnsaved')}</b>{' '}
      {verdict.kind === 'passed'
        ? t('verdict.passed')
        : t('verdict.look', {
            count: verdict.steps.length,
            list: verdict.steps.map((step) => t(`look.${step}`, { count })).join(c('separator')),
          })}
    </p>
  );
}

function UnmappedCodes({ codes }: { codes: ConnectionTest['unmappedCodes'] }) {
  const t = useTranslations('connections.test');
  const formats = useFormats();
  if (codes.length === 0) return null;
  return (
    <Section level={3} title={t('unmapped')} subtitle={t('unmappedCount', { count: codes.length })}>
      <DataTable
        testId="unmapped-codes"
        caption={t('unmapped')}
        columns={[
          { key: 'field', label: t('field') },
          { key: 'code', label: t('code') },
          { key: 'label', label: t('label') },
          { key: 'count', label: t('count'), numeric: true },
        ]}
        rows={codes.map(({ field, code, label, count }) => [
          <code key="field" className="font-mono text-12 font-normal text-ink-3">
            {field}
          </code>,
          <code key="code" className="font-mono text-12">
            {code ?? '—'}
          </code>,
          label ?? '—',
          formats.number(count),
        ])}
      />
      <Note>{t('unmappedNote')}</Note>
    </Section>
  );
}

function Sample({ sample, dialect }: { sample: ConnectionTest['sample']; dialect: Dialect }) {
  const t = useTranslations('connections.test');
  const formats = useFormats();
  if (sample === null) return null;
  return (
    <Section level={3} title={t('sample')} subtitle={t('sampleNote')}>
      <div data-testid="test-sample">
        <Pairs left>
          <dt>{t('sampleKind')}</dt>
          <dd>{t(`kind.${sample.kind}`)}</dd>
          <dt>{t(`sampleName.${sample.kind}`)}</dt>
          <dd>{sample.name}</dd>
          {sample.id !== null && sample.id !== sample.name && (
            <>
              <dt>{t('sampleId')}</dt>
              <dd className="font-mono text-12">{sample.id}</dd>
            </>
          )}
          {sample.total !== null && (
            <>
              <dt>{t(`sampleTotal.${dialect}`)}</dt>
              <dd>{formats.number(sample.total)}</dd>
            </>
          )}
        </Pairs>
      </div>
    </Section>
  );
}

/** The sentence and the steps; `old`: the form has changed since. */
export function TestVerdict({ result, old, saved }: { result: ConnectionTest; old: boolean; saved: boolean }) {
  const t = useTranslations('connections.test');
  return (
    <>
      {old && <p className="mb-2 text-12 text-warn">{t('before')}</p>}
      <VerdictLine result={result} saved={saved && !old} />
      <TestSteps result={result} />
    </>
  );
}

/** What the sample held: codes that no table knows, and who or what it was. */
export function TestFindings({ result, dialect }: { result: ConnectionTest; dialect: Dialect }) {
  return (
    <>
      <UnmappedCodes codes={result.unmappedCodes} />
      <Sample sample={result.sample} dialect={dialect} />
    </>
  );
}
