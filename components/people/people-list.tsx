'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { QueryGate } from '@/components/charts/query-gate';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHead, Sentence } from '@/components/ui/page-head';
import { Row, Section } from '@/components/ui/section';
import type { Person } from '@/lib/model/person';
import { invitesQuery, usersQuery } from '@/lib/queries/people';
import { sessionQuery } from '@/lib/queries/session';
import { PendingInvites } from './pending-invites';
import { type Choice, PeopleTable } from './people-table';

const InviteDialog = lazy(() => import('./invite-dialog').then(({ InviteDialog: dialog }) => ({ default: dialog })));
const EditDialog = lazy(() => import('./edit-dialog').then(({ EditDialog: dialog }) => ({ default: dialog })));
const ConfirmDialog = lazy(() => import('./confirm-dialog').then(({ ConfirmDialog: dialog }) => ({ default: dialog })));

type Chosen = { readonly person: Person; readonly choice: Choice };

/** What is open over the page. */
function Opened({
  chosen: { person, choice },
  onDone,
  onClose,
}: {
  chosen: Chosen;
  onDone: (said: string) => void;
  onClose: () => void;
}) {
  if (choice === 'edit') return <EditDialog person={person} onDone={onDone} onClose={onClose} />;
  return <ConfirmDialog asked={choice} person={person} onDone={onDone} onClose={onClose} />;
}

function Everybody({ onChoose }: { onChoose: (person: Person, choice: Choice) => void }) {
  const t = useTranslations('people');
  const query = useQuery(usersQuery());
  const ownId = useQuery(sessionQuery()).data?.data.id;
  return (
    <QueryGate query={query} name={t('title')} shape="table" height={160}>
      {({ data }) => (
        <>
          <PeopleTable people={data} ownId={ownId} onChoose={onChoose} />
          {data.length === 1 && data[0]?.id === ownId && <p className="mt-3 text-ink-3">{t('alone')}</p>}
        </>
      )}
    </QueryGate>
  );
}

/** The page of everybody who can sign in, or who was asked to. */
export function PeopleList() {
  const t = useTranslations('people');
  const cache = useQueryClient();
  const [inviting, setInviting] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const refresh = () => {
    void cache.invalidateQueries({ queryKey: usersQuery().queryKey });
    void cache.invalidateQueries({ queryKey: invitesQuery().queryKey });
  };
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          <Button kind="primary" onClick={() => setInviting(true)}>
            {t('invite.button')}
          </Button>
        }
      >
        <Sentence>{t('lead')}</Sentence>
        <div role="status" className="empty:hidden">
          {said !== null && (
            <div className="mt-3">
              <Notice tone="good">{said}</Notice>
            </div>
          )}
        </div>
      </PageHead>
      <Row>
        <section className="cell" aria-label={t('caption')}>
          <Everybody
            onChoose={(person, choice) => {
              setSaid(null);
              setChosen({ person, choice });
            }}
          />
        </section>
      </Row>
      <Row>
        <Section span={12} title={t('pending.title')}>
          <PendingInvites onSaid={setSaid} />
        </Section>
      </Row>
      <Suspense>
        {inviting && <InviteDialog onMade={refresh} onClose={() => setInviting(false)} />}
        {chosen && (
          <Opened
            chosen={chosen}
            onClose={() => setChosen(null)}
            onDone={(text) => {
              setChosen(null);
              setSaid(text);
              refresh();
            }}
          />
        )}
      </Suspense>
    </>
  );
}
