'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { QueryGate } from '@/components/charts/query-gate';
import { useFormats } from '@/components/charts/use-formats';
import { Button } from '@/components/ui/button';
import { StatusMark } from '@/components/ui/marks';
import { Section } from '@/components/ui/section';
import { secondFactorQuery } from '@/lib/queries/account-keys';

const EnrolDialog = lazy(() => import('./enrol-dialog').then(({ EnrolDialog: dialog }) => ({ default: dialog })));
const ConfirmedDialog = lazy(() =>
  import('./confirmed-dialog').then(({ ConfirmedDialog: dialog }) => ({ default: dialog })),
);

const ZONE = 'Asia/Shanghai';
/** Below it the next lost telephone may be the last. */
const FEW = 3;

type Doing = 'enrol' | 'disable' | 'renew' | null;

function State({
  factor,
  onDo,
}: {
  factor: { since: string; recoveryCodesLeft: number } | null;
  onDo: (what: Doing) => void;
}) {
  const t = useTranslations('account.factor');
  const formats = useFormats();
  if (factor === null) {
    return (
      <>
        <StatusMark shape="wait">{t('off')}</StatusMark>
        <p className="mt-1.5 mb-3 max-w-[44em] text-pretty text-ink-2">{t('offText')}</p>
        <Button kind="primary" onClick={() => onDo('enrol')}>
          {t('enable')}
        </Button>
      </>
    );
  }
  const { since, recoveryCodesLeft: left } = factor;
  return (
    <>
      <StatusMark shape="run">{t('on')}</StatusMark>
      <p className="mt-1.5 text-ink-2">{t('since', { when: formats.dayTime(since, ZONE) })}</p>
      <p className={left < FEW ? 'mb-3 text-warn' : 'mb-3 text-ink-2'} data-testid="codes-left">
        {t('left', { count: left })}
      </p>
      <span className="flex flex-wrap gap-2">
        <Button onClick={() => onDo('renew')}>{t('renew')}</Button>
        <Button kind="danger" onClick={() => onDo('disable')}>
          {t('disable')}
        </Button>
      </span>
    </>
  );
}

/** Whether signing in takes a code beside the password, and how that is turned on and off. */
export function SecondFactor() {
  const t = useTranslations('account.factor');
  const [doing, setDoing] = useState<Doing>(null);
  const query = useQuery(secondFactorQuery());
  const cache = useQueryClient();
  const close = () => {
    setDoing(null);
    void cache.invalidateQueries({ queryKey: secondFactorQuery().queryKey });
  };
  return (
    <Section title={t('title')} span={7} testId="second-factor">
      <QueryGate query={query} name={t('title')} shape="table" height={96}>
        {({ data }) => <State factor={data} onDo={setDoing} />}
      </QueryGate>
      <Suspense>
        {doing === 'enrol' && <EnrolDialog onClose={close} />}
        {(doing === 'disable' || doing === 'renew') && <ConfirmedDialog what={doing} onClose={close} />}
      </Suspense>
    </Section>
  );
}
