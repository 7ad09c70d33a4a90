'use client';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { useFormats } from '@/components/charts/use-formats';
import type { NumberTone } from '@/components/ui/figure';
import { agreesAt, failedPart } from '@/lib/charts/inbound-checks';
import type { Ratio } from '@/lib/model/quantity';
import type { InboundView } from './inbound-view';
import { useInboundHow } from './use-inbound-how';
import { useRateNeq } from './use-inbound-neq';

/** Where checks place what stands in the figures. */
export const REALTIME_TOTAL = 'realtime.total';

export function toneOf(value: number | null, stale: boolean, few = false): NumberTone {
  if (value === null) return 'none';
  if (stale) return 'stale';
  return few ? 'few' : 'plain';
}

const RATES = {
  attempt: { id: 'transfer_attempt_rate', field: 'attempted_transfer_rate', words: ['inputAttempts', 'inputCalls'] },
  success: { id: 'transfer_success_rate', field: 'transfer_success_rate', words: ['inputSuccess', 'inputAttempts'] },
} as const;

/** A rate that we divide ourselves: with its base, its interval, and the vendor's own value where that differs. */
export function useRateFigure({ meta, stale, ...view }: InboundView) {
  const t = useTranslations('inbound.figure');
  const unit = useTranslations('common.unit');
  const common = useTranslations('common.how');
  const formats = useFormats();
  const how = useInboundHow({ meta, stale, ...view });
  const rateNeq = useRateNeq();
  const { checks, source } = meta;
  return (name: keyof typeof RATES, ratio: Ratio | null, few: boolean) => {
    const { id, field, words } = RATES[name];
    const { value = null, numerator = null, denominator = null, interval = null, vendorValue = null } = ratio ?? {};
    const failed = failedPart(checks, 'A1', field, REALTIME_TOTAL);
    const [part, whole] = [formats.number(numerator), formats.number(denominator)];
    const range = formats.interval(interval, denominator);
    const agrees = agreesAt(checks, 'A1', field, REALTIME_TOTAL);
    return {
      value: formats.rateValue(value, denominator),
      unit: value === null ? undefined : '%',
      interval: range,
      tone: toneOf(value, stale, few),
      base: denominator === null ? t('noBase') : unit('callsOf', { part, whole }),
      age: <Age at={source.fetchedAt} state={source.state} />,
      neq: rateNeq(failed, ratio),
      fact: few ? t('few') : undefined,
      how: how(id, {
        inputs: [
          [t(words[0]), part],
          [t(words[1]), whole],
        ],
        digits: value === null || interval === null ? undefined : `${part} ÷ ${whole} = ${value.toFixed(6)}`,
        interval: interval === null ? common('noIntervalVendor') : common('wilson', { interval: range }),
        vendor: vendorValue === null ? null : { value: formats.statedRate(vendorValue), agrees, rule: 'A1' },
        failed,
      }),
    };
  };
}

/** A rate of which the vendor gives no counts: its word alone, without an interval. */
export function useStatedFigure({ meta, stale, ...view }: InboundView) {
  const t = useTranslations('inbound.figure');
  const common = useTranslations('common.how');
  const formats = useFormats();
  const how = useInboundHow({ meta, stale, ...view });
  return (id: 'agent_reception_rate' | 'first_call_solved_rate', ratio: Ratio | null) => {
    const value = ratio?.value ?? null;
    return {
      value: formats.rateValue(value),
      unit: value === null ? undefined : '%',
      tone: toneOf(value, stale),
      base: t(ratio === null ? 'notGiven' : 'noBase'),
      age: <Age at={meta.source.fetchedAt} state={meta.source.state} />,
      how: how(id, {
        interval: common('noIntervalVendor'),
        vendor: value === null ? null : { value: formats.statedRate(value), agrees: null },
      }),
    };
  };
}
