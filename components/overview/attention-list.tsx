'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { useFailureText } from '@/components/charts/widget-states';
import { useNeq, useRuleSentence } from '@/components/quality/use-check-words';
import { TextLink } from '@/components/ui/link';
import { StatusMark, type StatusShape } from '@/components/ui/marks';
import { Section } from '@/components/ui/section';
import type { Attention } from '@/lib/charts/attention';

const SHOWN = 7;
const SHAPE: Readonly<Record<Attention['kind'], StatusShape>> = { source: 'bad', status: 'bad', check: 'warn' };

const taskHref = (connectionId: string, taskId: string) => `/tasks/${connectionId}/${encodeURIComponent(taskId)}`;

function Line({
  kind,
  word,
  note,
  children,
}: {
  kind: Attention['kind'];
  word: string;
  note: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className="grid grid-cols-[64px_minmax(0,1fr)] items-start gap-x-3 border-b border-line py-2.5 first:pt-0 last:border-b-0">
      <StatusMark shape={SHAPE[kind]}>{word}</StatusMark>
      <div className="min-w-0">
        <div className="wrap-anywhere">{children}</div>
        <div className="mt-0.5 text-12 text-pretty text-ink-3">{note}</div>
      </div>
    </li>
  );
}

function Item({ item, nameOf }: { item: Attention; nameOf: (id: string) => string }) {
  const t = useTranslations('overview.attention');
  const formats = useFormats();
  const failure = useFailureText();
  const sentence = useRuleSentence();
  const neq = useNeq();
  if (item.kind === 'source') {
    const note = t(item.kept ? 'sourceNote' : 'sourceGone', { reason: failure(item.code) });
    return (
      <Line kind="source" word={t('source')} note={note}>
        <TextLink href="/settings/connections">{t('sourceText', { name: nameOf(item.connectionId) })}</TextLink>
      </Line>
    );
  }
  const href = taskHref(item.connectionId, item.taskId);
  if (item.kind === 'status') {
    const { label, part, whole, usual, low, high, taskName } = item;
    const values = {
      part: formats.number(part),
      whole: formats.number(whole),
      usual: formats.rate(usual, whole),
      interval: formats.changeInterval({ low, high }),
    };
    return (
      <Line kind="status" word={t('status')} note={t('statusNote', values)}>
        <TextLink href={href}>
          {t('statusText', { task: taskName, label, share: formats.rate(part / whole, whole) })}
        </TextLink>
      </Line>
    );
  }
  const marks = neq(item.check);
  return (
    <Line
      kind="check"
      word={t('check')}
      note={
        <>
          {marks && (
            <span>
              {marks.ours} ≠ {marks.theirs}{' '}
            </span>
          )}
          <code className="font-mono">{item.check.id}</code>
        </>
      }
    >
      <TextLink href={`${href}/quality`}>
        {t('checkText', { task: item.taskName, rule: sentence(item.check.id) })}
      </TextLink>
    </Line>
  );
}

/** What needs a look, the gravest first. */
export function AttentionList({
  attention,
  complete,
  nameOf,
}: {
  attention: readonly Attention[];
  /** All statistics are here: before that, nothing found is no good news. */
  complete: boolean;
  nameOf: (id: string) => string;
}) {
  const t = useTranslations('overview.attention');
  const more = attention.length - SHOWN;
  return (
    <Section title={t('title')} subtitle={t('subtitle')} testId="attention">
      {attention.length === 0 ? (
        <>
          <p className="font-medium">{t(complete ? 'none' : 'noneYet')}</p>
          <p className="mt-0.5 text-pretty text-ink-2">{t(complete ? 'noneNote' : 'noneYetNote')}</p>
        </>
      ) : (
        <ul>
          {attention.slice(0, SHOWN).map((item, index) => (
            <Item
              // biome-ignore lint/suspicious/noArrayIndexKey: two findings of one task may be alike in all but their place
              key={index}
              item={item}
              nameOf={nameOf}
            />
          ))}
        </ul>
      )}
      {more > 0 && <p className="mt-2 text-12 text-ink-3">{t('more', { count: more })}</p>}
    </Section>
  );
}
