'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { TooFewLine } from '@/components/charts/widget-lines';
import { BaseLine, FigureNumber } from '@/components/ui/figure';
import { AgeMark, Delta, NeqMark } from '@/components/ui/marks';
import { Row, Section } from '@/components/ui/section';

// The documents' own sample: 61 of 67 answered, 218 of 892 transferred; 4 of 10 for too few.
const ANSWERED = { part: 61, whole: 67, value: 61 / 67, interval: { low: 0.8181, high: 0.958 } };
const FEW = { part: 4, whole: 10, value: 0.4, interval: { low: 0.1682, high: 0.6873 } };
const TRANSFERRED = { value: 218 / 892, interval: { low: 0.2173, high: 0.2737 }, stated: 0.4578 };
const CHANGE = {
  proven: { value: -0.024, low: -0.036, high: -0.012 },
  unproven: { value: 0.077, low: -0.041, high: 0.2 },
};
const AGE_MS = 40_000;
const STALE_MS = 12 * 60_000;

type Key = 'interval' | 'few' | 'neq' | 'delta' | 'age' | 'stale' | 'partial' | 'none';

/** One mark: what it looks like, then what it says. */
function Example({ name, children }: { name: Key; children: ReactNode }) {
  const t = useTranslations('definitions.reading');
  return (
    <Section span={3} level={3} title={t(`${name}.title`)} subtitle={t('example')}>
      <div className="min-h-[76px]">{children}</div>
      <p className="mt-2 text-12 text-pretty text-ink-2">{t(`${name}.text`)}</p>
    </Section>
  );
}

function Changes() {
  const t = useTranslations('common.delta');
  const formats = useFormats();
  const { proven, unproven } = CHANGE;
  return (
    <div className="grid gap-1.5 pt-1 text-13">
      <span>
        <Delta direction="down" word={t('down')}>
          {formats.rateChange(proven.value)}
        </Delta>{' '}
        <span className="text-12 text-ink-3">{formats.changeInterval(proven)}</span>
      </span>
      <span>
        <Delta direction="flat" word={t('flat')}>
          {formats.rateChange(unproven.value)} {t('unproven')}
        </Delta>{' '}
        <span className="text-12 text-ink-3">{formats.changeInterval(unproven)}</span>
      </span>
    </div>
  );
}

/** The marks that stand on every page, each with a number as an example. */
export function ReadingGuide() {
  const t = useTranslations('definitions.reading');
  const c = useTranslations('common');
  const formats = useFormats();
  const rate = ({ value, interval }: { value: number; interval: { low: number; high: number } }) => ({
    value: formats.rateValue(value),
    unit: '%',
    interval: formats.interval(interval),
  });
  const theirs = c('neq.vendor', { value: formats.rate(TRANSFERRED.stated) });
  const ours = formats.rate(TRANSFERRED.value);
  return (
    <>
      <Row>
        <Example name="interval">
          <FigureNumber {...rate(ANSWERED)} />
          <BaseLine base={c('unit.callsOf', { part: ANSWERED.part, whole: ANSWERED.whole })} />
        </Example>
        <Example name="few">
          <FigureNumber {...rate(FEW)} tone="few" />
          <BaseLine base={c('unit.callsOf', { part: FEW.part, whole: FEW.whole })} />
          <TooFewLine />
        </Example>
        <Example name="neq">
          <FigureNumber {...rate(TRANSFERRED)} />
          <div className="mt-1">
            <NeqMark ours={ours} theirs={theirs} label={c('neq.label', { ours, theirs })} />
          </div>
        </Example>
        <Example name="delta">
          <Changes />
        </Example>
      </Row>
      <Row>
        <Example name="age">
          <FigureNumber {...rate(ANSWERED)} />
          <BaseLine
            base={c('unit.callsOf', { part: ANSWERED.part, whole: ANSWERED.whole })}
            age={<AgeMark>{formats.age(AGE_MS)}</AgeMark>}
          />
        </Example>
        <Example name="stale">
          <FigureNumber {...rate(ANSWERED)} tone="stale" />
          <BaseLine base={<AgeMark tone="stale">{formats.age(STALE_MS)}</AgeMark>} age={t('stale.retry')} />
        </Example>
        <Example name="partial">
          <FigureNumber {...rate(ANSWERED)} />
          <BaseLine base={<span className="missing">{t('partial.rows')}</span>} />
          <div aria-hidden="true" className="mt-1.5 h-[3px] bg-sunken">
            <div className="h-full w-7/9 bg-data" />
          </div>
        </Example>
        <Example name="none">
          <FigureNumber value={c('none')} tone="none" />
          <BaseLine base={t('none.base')} />
        </Example>
      </Row>
    </>
  );
}
