'use client';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { ConnectionTest } from '@/lib/model/connection';

/** What a test brought, and the revision of the form that it was about. */
export type TestOutcome = {
  readonly result: ConnectionTest;
  readonly at: string;
  readonly tookMs: number;
  readonly revision: number;
};

type Note = { readonly test?: TestOutcome | undefined; readonly savedAt?: string | undefined };
/** What the reader may do: change connections at all, and add new ones, which takes access to all of them. */
export type MayDo = { readonly manage: boolean; readonly add: boolean };
type Desk = {
  readonly may: MayDo;
  /** What happened to a connection on this visit; `NEW` for the one that is not saved. */
  readonly noteOf: (id: string) => Note;
  readonly note: (id: string, note: Note) => void;
};

/** No id has a capital letter. */
export const NEW = 'NEW';

const Context = createContext<Desk>({
  may: { manage: false, add: false },
  noteOf: () => ({}),
  note: () => undefined,
});

/** Knows what the reader may do, and keeps test results and "saved" over the step from /new to the saved connection's own address. */
export function ConnectionDesk({ may, children }: { may: MayDo; children: ReactNode }) {
  const [notes, setNotes] = useState<Readonly<Record<string, Note>>>({});
  const desk = useMemo(
    (): Desk => ({
      may,
      noteOf: (id) => notes[id] ?? {},
      note: (id, note) => setNotes((all) => ({ ...all, [id]: { ...all[id], ...note } })),
    }),
    [notes, may],
  );
  return <Context value={desk}>{children}</Context>;
}

export function useDesk(): Desk {
  return useContext(Context);
}
