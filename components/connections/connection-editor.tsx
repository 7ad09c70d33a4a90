'use client';
import { useTimeZone, useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { useFailureText } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { Verdict } from '@/components/ui/marks';
import { Notice } from '@/components/ui/notice';
import { Note, Row, Section } from '@/components/ui/section';
import type { Connection } from '@/lib/model/connection';
import { DEFAULT_LIMITS } from '@/lib/model/limits';
import type { Dialect } from '@/lib/model/vendor';
import { DEFAULT_TIME_ZONE, draftOf } from '@/lib/queries/connection-draft';
import { AccountInputs } from './account-inputs';
import { DeleteConnection } from './delete-connection';
import { DialectChoice } from './dialect-choice';
import { type FormState, useFormState } from './form-state';
import { BaseUrlInput, FixedRow, NameInputs, TimeZoneInput, withDialect } from './main-inputs';
import { MoreInputs } from './more-inputs';
import { TestPanel } from './test-result';
import { type ConnectionActions, useConnectionActions } from './use-connection-actions';
import { hasPlace } from './use-field-words';

function FailedNotice({ actions: { failed }, form }: { actions: ConnectionActions; form: FormState }) {
  const t = useTranslations('connections.failed');
  const c = useTranslations('common.state');
  const text = useFailureText();
  const count = form.errors.length;
  if (count > 0) {
    const homeless = form.errors.filter((error) => !hasPlace(error));
    return (
      <Notice tone="bad">
        {t('fields', { count })}
        {homeless.map(({ field, reason }) => (
          <span key={field} className="block">
            <code className="font-mono text-12">{field}</code> {reason}
          </span>
        ))}
      </Notice>
    );
  }
  if (failed?.what !== 'save') return null;
  const { code, requestId } = failed.failure;
  return (
    <Notice tone="bad">
      {code === 'conflict' ? t('changedElsewhere') : t('other', { reason: text(code) })}
      {requestId !== null && <code className="ml-3 font-mono text-12">{c('request', { id: requestId })}</code>}
    </Notice>
  );
}

function FormButtons({ actions, saved }: { actions: ConnectionActions; saved: Connection | null }) {
  const t = useTranslations('connections');
  const { test, testing, saving, needsSecret, dirty, note } = actions;
  return (
    <div className="mt-4 tab:ml-36">
      <div className="flex flex-wrap items-center gap-2.5 max-tab:flex-col max-tab:items-stretch">
        <Button size="large" busy={testing} disabled={needsSecret} onClick={test}>
          {testing ? t('action.testing') : t(note.test ? 'action.testAgain' : 'action.test')}
        </Button>
        <Button kind="primary" size="large" type="submit" busy={saving} disabled={!dirty}>
          {t(saving ? 'action.saving' : 'action.save')}
        </Button>
        {saved && (
          <span className="flex flex-col tab:ml-auto">
            <DeleteConnection connection={saved} />
          </span>
        )}
      </div>
      {needsSecret && <p className="mt-2 text-12 text-pretty text-ink-3">{t('test.needsSecret')}</p>}
    </div>
  );
}

/** "New, not saved", "changed, not saved", "saved 14:26". */
function Standing({ actions: { dirty, note }, saved }: { actions: ConnectionActions; saved: Connection | null }) {
  const t = useTranslations('connections.form');
  const formats = useFormats();
  const zone = useTimeZone() ?? DEFAULT_TIME_ZONE;
  if (saved === null) return t('new');
  if (dirty) return t('changed');
  if (note.savedAt === undefined) return null;
  return (
    <span role="status">
      <Verdict verdict="pass">{t('saved', { time: formats.clock(note.savedAt, zone) })}</Verdict>
    </span>
  );
}

/** The guided form, and beside it what its test brought. Give it a `key`: what is typed belongs to one connection. */
export function ConnectionEditor({
  dialect,
  saved,
  taken,
  onDialect,
}: {
  dialect: Dialect;
  saved: Connection | null;
  taken: readonly string[];
  onDialect?: (dialect: Dialect) => void;
}) {
  const t = useTranslations('connections');
  const c = useTranslations('common.dialect');
  const form = useFormState(draftOf(dialect, saved ?? undefined));
  const actions = useConnectionActions(form, saved);
  const isSaved = saved !== null;
  return (
    <Row>
      <Section
        span={6}
        title={form.draft.name.trim() || t('start.title')}
        subtitle={<Standing actions={actions} saved={saved} />}
        testId="connection-form"
      >
        <form
          ref={form.form}
          noValidate
          aria-label={form.draft.name.trim() || t('start.title')}
          onSubmit={(event) => {
            event.preventDefault();
            if (!actions.saving) actions.save();
          }}
        >
          {isSaved ? (
            <FixedRow label={t('form.dialect')} help={t(`dialectHelp.${dialect}`)}>
              {c(dialect)} <code className="ml-1 font-mono text-12 text-ink-3">{dialect}</code>
            </FixedRow>
          ) : (
            <DialectChoice
              value={form.draft.dialect}
              onChange={(next) => {
                form.accept();
                form.set(withDialect(form.draft, next, taken));
                onDialect?.(next);
              }}
            />
          )}
          <NameInputs form={form} saved={isSaved} taken={taken} />
          <BaseUrlInput form={form} saved={saved} />
          <AccountInputs key={actions.note.savedAt} form={form} saved={saved} />
          <TimeZoneInput form={form} />
          <MoreInputs form={form} />
          {saved?.sandbox && <Note>{t('readonly.sandbox')}</Note>}
          <div className="mt-4 empty:hidden">
            <FailedNotice actions={actions} form={form} />
          </div>
          <FormButtons actions={actions} saved={saved} />
        </form>
      </Section>
      <TestPanel
        outcome={actions.note.test}
        testing={actions.testing}
        failure={actions.failed?.what === 'test' && form.errors.length === 0 ? actions.failed.failure : null}
        timeoutSeconds={Number(form.draft.timeoutSeconds) || DEFAULT_LIMITS.timeoutMs / 1000}
        dialect={form.draft.dialect}
        saved={isSaved}
        revision={form.revision}
      />
    </Row>
  );
}
