'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { Button } from '@/components/ui/button';
import type { RawData } from '@/lib/api/tasks';
import { JsonTree } from './json-tree';

type RawAnswer = RawData['others'][number];

function CopyButton({ answer, endpoint }: { answer: unknown; endpoint: string }) {
  const t = useTranslations('common.action');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(JSON.stringify(answer, null, 2));
    setCopied(true);
  };
  return (
    <Button onClick={() => void copy()} onBlur={() => setCopied(false)}>
      <span role="status">{copied ? t('copied') : t('copy')}</span>
      <span className="sr-only">{endpoint}</span>
    </Button>
  );
}

function Answer({ answer, timeZone }: { answer: RawAnswer; timeZone: string }) {
  const t = useTranslations('raw');
  const formats = useFormats();
  const { endpoint, fetchedAt } = answer;
  return (
    <article className="border-t border-line py-4 first:border-t-0 first:pt-0" data-testid="raw-answer">
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <h3 className="min-w-0 font-mono text-12 font-medium wrap-anywhere">{endpoint}</h3>
        <time dateTime={fetchedAt} className="text-12 text-ink-3">
          {t('fetched', { time: formats.dateTime(fetchedAt, timeZone) })}
        </time>
        <span className="no-print ml-auto">
          <CopyButton answer={answer.answer} endpoint={endpoint} />
        </span>
      </div>
      <JsonTree value={answer.answer} />
    </article>
  );
}

/**
 * The vendor's own answers behind a page, as the server keeps them: masked, with endpoint and time. No heading of its
 * own: put it in a `Section`.
 */
export function RawAnswers({ data, timeZone }: { data: RawData; timeZone: string }) {
  const t = useTranslations('raw');
  const answers = [data, ...data.others];
  return (
    <div data-testid="raw-answers">
      <p className="mb-4 max-w-[60em] text-12 text-pretty text-ink-3">{t('masked', { count: answers.length })}</p>
      {answers.map((answer, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one endpoint may be asked several times; the order is that of the asking
        <Answer key={at} answer={answer} timeZone={timeZone} />
      ))}
    </div>
  );
}
