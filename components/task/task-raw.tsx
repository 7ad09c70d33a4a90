'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { LoadingState } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { Row, Section } from '@/components/ui/section';
import { taskStatRawQuery } from '@/lib/queries/tasks';
import { JsonTree } from './json-tree';
import { TaskFailure } from './task-gate';
import { type TaskId, useConnection, useRangeInput } from './use-task';

type Answer = { readonly endpoint: string; readonly fetchedAt: string; readonly answer: unknown };

function CopyButton({ text }: { text: string }) {
  const t = useTranslations('task.raw');
  const [copied, setCopied] = useState(false);
  return (
    <Button
      onClick={() =>
        void navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      <span aria-live="polite">{copied ? t('copied') : t('copy')}</span>
    </Button>
  );
}

function RawAnswer({
  answer: { endpoint, fetchedAt, answer },
  number,
  zone,
}: {
  answer: Answer;
  number: number;
  zone: string;
}) {
  const t = useTranslations('task.raw');
  const formats = useFormats();
  const text = JSON.stringify(answer, null, 2) ?? 'null';
  return (
    <Row>
      <Section
        title={number === 1 ? t('main') : t('answer', { number })}
        subtitle={
          <>
            <code className="font-mono wrap-anywhere">{endpoint}</code>
            <span className="dot-between">{t('fetched', { time: formats.dateTime(fetchedAt, zone) })}</span>
            <span className="dot-between">{t('size', { size: formats.number(text.length) })}</span>
          </>
        }
        span={12}
        tools={<CopyButton text={text} />}
        testId="raw-answer"
      >
        <JsonTree name={t('answer', { number })} value={answer} />
      </Section>
    </Row>
  );
}

/** What the vendor itself answered, each with its endpoint and time. */
export function TaskRaw(one: TaskId) {
  const t = useTranslations('task.raw');
  const formats = useFormats();
  const zone = useConnection(one.connectionId)?.timeZone ?? 'Asia/Shanghai';
  const { data, error, failureCount, refetch } = useQuery(taskStatRawQuery({ ...one, ...useRangeInput() }));
  if (data === undefined) {
    return (
      <Row>
        <Section title={t('title')} span={12}>
          {error ? (
            <TaskFailure one={one} failure={error} attempts={failureCount} onRetry={refetch} />
          ) : (
            <LoadingState name={t('title')} shape="table" height={400} />
          )}
        </Section>
      </Row>
    );
  }
  const { others, ...main } = data.data;
  const answers = [main, ...others];
  return (
    <>
      <div className="border-t border-line px-(--gutter) py-3 text-12 text-ink-3">
        <b className="mr-3 font-medium text-ink-2">{t('count', { count: formats.number(answers.length) })}</b>
        {t('note')}
      </div>
      {answers.map((answer, at) => (
        <RawAnswer
          // The same endpoint may have been asked several times in one moment.
          // biome-ignore lint/suspicious/noArrayIndexKey: answers of one question never move
          key={at}
          answer={answer}
          number={at + 1}
          zone={zone}
        />
      ))}
    </>
  );
}
