'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Connection } from '@/lib/model/connection';
import { accountErrors, isChanged } from '@/lib/queries/connection-body';
import { draftOf } from '@/lib/queries/connection-draft';
import {
  changeConnectionMutation,
  connectionsQuery,
  createConnectionMutation,
  testConnectionMutation,
  tryConnectionMutation,
} from '@/lib/queries/connections';
import { ApiFailure } from '@/lib/queries/failure';
import { NEW, useDesk } from './connection-desk';
import type { FormState } from './form-state';

// A finished mutation keeps what was sent, and that holds credentials: none outlives its form.
const FORGET = { gcTime: 0 };

/** The schemas that check a form: they come when it is first sent. */
const loadCheck = () =>
  import('@/lib/queries/connection-entry').catch((cause: unknown) => {
    throw new ApiFailure('no_answer', 'The form could not be checked.', { cause });
  });

export type Failed = { readonly what: 'save' | 'test'; readonly failure: ApiFailure };

/** Tests what the form holds: a saved connection by its id, anything else as an entry that is not stored. */
function useTest(form: FormState, saved: Connection | null) {
  const desk = useDesk();
  const testSaved = useMutation({ ...testConnectionMutation(), ...FORGET });
  const tryEntry = useMutation({ ...tryConnectionMutation(), ...FORGET });
  const { draft, revision, refuse } = form;
  const dirty = saved === null || isChanged(draft, saved);

  async function test(onError: (failure: ApiFailure) => void): Promise<void> {
    const start = performance.now();
    const done = {
      onSuccess: ({ data: result }: Awaited<ReturnType<typeof testSaved.mutateAsync>>) => {
        const tookMs = Math.round(performance.now() - start);
        desk.note(saved?.id ?? NEW, { test: { result, at: new Date().toISOString(), tookMs, revision } });
      },
      onError,
    };
    if (saved && !dirty) {
      testSaved.mutate({ input: { connectionId: saved.id } }, done);
      return;
    }
    const { entryOf } = await loadCheck();
    const entry = entryOf(draft);
    if ('errors' in entry) refuse(entry.errors);
    else tryEntry.mutate({ input: {}, body: entry.value }, done);
  }
  return {
    test,
    testing: testSaved.isPending || tryEntry.isPending,
    dirty,
    // Secrets are write-only, so unsaved changes can be tried only with all of them entered again.
    needsSecret: saved !== null && dirty && accountErrors(draft, () => true).length > 0,
  };
}

/** Saves a new connection and goes to its own address. */
function useCreate(form: FormState) {
  const desk = useDesk();
  const router = useRouter();
  const cache = useQueryClient();
  const { mutate, isPending } = useMutation({ ...createConnectionMutation(), ...FORGET });
  const { draft, revision, refuse } = form;

  async function create(onError: (failure: ApiFailure) => void): Promise<void> {
    const { entryOf } = await loadCheck();
    const entry = entryOf(draft);
    if ('errors' in entry) {
      refuse(entry.errors);
      return;
    }
    const onSuccess = async ({ data: { id } }: { data: Connection }) => {
      const tested = desk.noteOf(NEW).test;
      const test = tested?.revision === revision ? { ...tested, revision: 0 } : undefined;
      desk.note(NEW, { test: undefined });
      desk.note(id, { test, savedAt: new Date().toISOString() });
      await cache.invalidateQueries({ queryKey: connectionsQuery().queryKey });
      router.push(`/settings/connections/${id}`);
    };
    mutate({ input: {}, body: entry.value }, { onSuccess, onError });
  }
  return { create, creating: isPending };
}

/** Sends what differs from the saved connection; the form starts anew from the answer. */
function useChange(form: FormState) {
  const desk = useDesk();
  const cache = useQueryClient();
  const { mutate, isPending } = useMutation({ ...changeConnectionMutation(), ...FORGET });
  const { draft, revision, refuse, set } = form;

  async function change(saved: Connection, onError: (failure: ApiFailure) => void): Promise<void> {
    const { changeOf } = await loadCheck();
    const changes = changeOf(draft, saved);
    if ('errors' in changes) {
      refuse(changes.errors);
      return;
    }
    const onSuccess = async ({ data }: { data: Connection }) => {
      await cache.invalidateQueries({ queryKey: connectionsQuery().queryKey });
      const tested = desk.noteOf(data.id).test;
      // Emptying the form is a revision, too: a test of exactly this stays a current one.
      const test = tested?.revision === revision ? { ...tested, revision: revision + 1 } : tested;
      desk.note(data.id, { test, savedAt: new Date().toISOString() });
      set(draftOf(data.dialect, data));
    };
    mutate({ input: { connectionId: saved.id }, body: changes.value }, { onSuccess, onError });
  }
  return { change, changing: isPending };
}

/** Testing and saving what a form holds; both refuse the form while a field is wrong. */
export function useConnectionActions(form: FormState, saved: Connection | null) {
  const desk = useDesk();
  const [failed, setFailed] = useState<Failed | null>(null);
  const { test, testing, dirty, needsSecret } = useTest(form, saved);
  const { create, creating } = useCreate(form);
  const { change, changing } = useChange(form);

  const failing = (what: Failed['what']) => (failure: ApiFailure) => {
    const taken = what === 'save' && saved === null && failure.code === 'conflict';
    form.refuse(taken ? [{ field: 'id', reason: 'is taken already' }] : failure.fields);
    setFailed({ what, failure });
  };
  const begin = () => {
    setFailed(null);
    form.accept();
  };
  return {
    test: () => {
      begin();
      const onError = failing('test');
      void test(onError).catch(onError);
    },
    save: () => {
      begin();
      const onError = failing('save');
      void (saved === null ? create(onError) : change(saved, onError)).catch(onError);
    },
    testing,
    saving: creating || changing,
    failed,
    dirty,
    needsSecret,
    note: desk.noteOf(saved?.id ?? NEW),
  };
}
export type ConnectionActions = ReturnType<typeof useConnectionActions>;
