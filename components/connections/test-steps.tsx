'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { useFailureText } from '@/components/charts/widget-states';
import { StatusMark, Verdict } from '@/components/ui/marks';
import { skewOf, TEST_STEPS, type TestStep } from '@/lib/charts/connection-test';
import type { ConnectionTest } from '@/lib/model/connection';

const VERDICTS = { pass: 'pass', fail: 'fail', warn: 'warn', skipped: 'skip' } as const;
const LINE =
  'grid grid-cols-[96px_minmax(0,1fr)_auto] items-baseline gap-x-3 border-b border-line py-[7px] first:pt-0 max-tab:grid-cols-[84px_minmax(0,1fr)]';

type Detail = (step: TestStep) => string | null;

/** What came back of one step, in words; its endpoint stands beside. */
function useDetail(result: ConnectionTest): Detail {
  const t = useTranslations('connections.test');
  const failure = useFailureText();
  const skew = skewOf(result);
  const clock = skew === null ? t('clock.none') : t(`clock.${skew.direction}`, { seconds: skew.seconds });
  const count = result.unmappedCodes.length;
  const skipped =
    (text: string): Detail =>
    ({ status }) =>
      status === 'skipped' ? text : null;
  const passed: Record<TestStep['name'], Detail> = {
    reach: skipped(t('stepSkipped')),
    sign_in: skipped(t(result.reachable ? 'signInSkipped' : 'stepSkipped')),
    sample: (step) => (step.status === 'warn' ? t('sampleNone') : skipped(t('stepSkipped'))(step)),
    codes: ({ status }) => {
      if (status === 'skipped') return t('codesSkipped');
      return count > 0 ? t('codesSome', { count }) : t('codesNone');
    },
    clock: ({ status }) => (status === 'warn' ? t('clockWarn', { skew: clock }) : clock),
  };
  const failed: Detail = ({ name, code }) =>
    name === 'sign_in' && (code === 'vendor_rejected' || code === null) ? t('refused') : failure(code ?? 'internal');
  return (step) => (step.status === 'fail' ? failed(step) : passed[step.name](step));
}

/** Each step with its sign, what came back, and how long it took. */
export function TestSteps({ result }: { result: ConnectionTest }) {
  const t = useTranslations('connections.test');
  const formats = useFormats();
  const detail = useDetail(result);
  return (
    <ol data-testid="test-steps">
      {result.steps.map((step) => (
        <li key={step.name} className={LINE} data-status={step.status}>
          <Verdict verdict={VERDICTS[step.status]}>
            {t(`step.${step.name}`)}
            <span className="sr-only">{t(`status.${step.status}`)}</span>
          </Verdict>
          <span className="min-w-0 text-pretty text-ink-2">
            {detail(step)}
            {step.endpoint !== null && (
              <code className="block font-mono text-12 wrap-anywhere text-ink-3">{step.endpoint}</code>
            )}
          </span>
          <span className="text-12 whitespace-nowrap text-ink-3 max-tab:hidden">
            {formats.elapsed(step.durationMs)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The steps before anything came back. */
export function WaitingSteps({ running }: { running: boolean }) {
  const t = useTranslations('connections.test');
  return (
    <ol aria-busy={running || undefined}>
      {TEST_STEPS.map((name) => (
        <li key={name} className={LINE}>
          <StatusMark shape="wait" className="text-13">
            {t(`step.${name}`)}
          </StatusMark>
          <span className="text-ink-3">{running ? t('status.waiting') : ''}</span>
        </li>
      ))}
    </ol>
  );
}
