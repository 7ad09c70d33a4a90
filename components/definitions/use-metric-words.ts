'use client';
import { useMessages } from 'use-intl';
import { type MetricWords, metricWords } from './metric-words';

export function useMetricWords(): (id: string) => MetricWords {
  const { metrics } = useMessages().definitions;
  return (id) => metricWords(metrics, id);
}
