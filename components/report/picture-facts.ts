import { checkCounts } from '@/lib/charts/check-counts';
import type { SharedAnswer } from '@/lib/model/shared-report';
import type { Words } from './words';

/** What a chart's picture says beside the chart, where the script that makes it finds it. */
export function pictureFacts({ data, meta }: SharedAnswer, { formats, common }: Words) {
  const { stat, inbound, source, asOf } = data;
  const range = stat?.range ?? inbound?.range ?? null;
  const calls = stat ? stat.answerRate.denominator : inbound?.realtime.total?.counts.calls;
  const numbers = stat?.numbers.total;
  return {
    'data-of': [
      range === null ? common('picture.whole') : formats.range(range, source.timeZone),
      calls != null && common('picture.calls', { calls: formats.number(calls) }),
      numbers != null && common('picture.numbers', { numbers: formats.number(numbers) }),
    ]
      .filter((text) => text !== false)
      .join(' · '),
    'data-checks': common('picture.checks', checkCounts(meta.checks)),
    'data-source': [
      common('picture.source', {
        name: source.name,
        endpoint: meta.source.endpoint,
        time: formats.dateTime(asOf, source.timeZone),
        zone: source.timeZone,
      }),
      ...(source.sandbox ? [common('picture.sandbox')] : []),
    ].join(' · '),
    'data-failed': common('picture.failed'),
  };
}
