'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { QueryGate, useFailureText } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { PageHead, Sentence } from '@/components/ui/page-head';
import { Row } from '@/components/ui/section';
import type { Link } from '@/lib/model/link';
import {
  changeLinkMutation,
  linksQuery,
  revokeLinkMutation,
  rotateLinkMutation,
  takeOverLinkMutation,
} from '@/lib/queries/links';
import { type LinkActions, LinkTable } from './link-table';
import { MadeLink } from './made-link';

function RevokeDialog({
  links,
  busy,
  onRevoke,
  onClose,
}: {
  links: readonly Link[];
  busy: boolean;
  onRevoke: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('links.revoke');
  const c = useTranslations('common.action');
  return (
    <Dialog title={t('title', { count: links.length })} closeLabel={c('close')} onClose={onClose}>
      <p className="font-medium">{links.map(({ name }) => name).join(', ')}</p>
      <p className="mt-1 text-pretty text-ink-2">{t('text')}</p>
      <div className="mt-5 flex justify-end gap-2 max-tab:flex-col-reverse">
        <Button size="large" onClick={onClose}>
          {t('keep')}
        </Button>
        <Button kind="danger" size="large" busy={busy} onClick={onRevoke}>
          {t('confirm')}
        </Button>
      </div>
    </Dialog>
  );
}

/** What can be done to links; every change is followed by a fresh list. */
function useLinkChanges() {
  const cache = useQueryClient();
  const onSettled = () => cache.invalidateQueries({ queryKey: linksQuery().queryKey });
  const change = useMutation({ ...changeLinkMutation(), onSettled });
  const revoke = useMutation({ ...revokeLinkMutation(), onSettled });
  const rotate = useMutation({ ...rotateLinkMutation(), onSettled });
  const takeOver = useMutation({ ...takeOverLinkMutation(), onSettled });
  const error = change.error ?? revoke.error ?? rotate.error ?? takeOver.error;
  return { change, revoke, rotate, takeOver, error };
}

function SelectionBar({ count, onPause, onRevoke }: { count: number; onPause: () => void; onRevoke: () => void }) {
  const t = useTranslations('links.action');
  return (
    <div className="mb-3 flex items-center gap-3" data-testid="selection">
      <span className="text-ink-2">{t('selected', { count })}</span>
      <Button onClick={onPause}>{t('pauseAll')}</Button>
      <Button kind="danger" onClick={onRevoke}>
        {t('revokeAll')}
      </Button>
    </div>
  );
}

function Links({ links }: { links: readonly Link[] }) {
  const t = useTranslations('links');
  const c = useTranslations('common.action');
  const failureText = useFailureText();
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const [leaving, setLeaving] = useState<readonly Link[]>([]);
  const { change, revoke, rotate, takeOver, error } = useLinkChanges();
  const set = ({ id: linkId }: Link, state: 'paused' | 'active') =>
    change.mutateAsync({ input: { linkId }, body: { state } });
  const chosen = links.filter(({ id }) => selected.has(id));
  const actions: LinkActions = {
    pause: (link) => void set(link, 'paused').catch(() => undefined),
    resume: (link) => void set(link, 'active').catch(() => undefined),
    rotate: ({ id: linkId }) => rotate.mutate({ input: { linkId } }),
    revoke: (link) => setLeaving([link]),
    takeOver: ({ id: linkId }) => takeOver.mutate({ input: { linkId } }),
  };
  const all = async (work: (link: Link) => Promise<unknown>, of: readonly Link[]) => {
    // One after another: what fails is told, the others are done.
    for (const link of of) await work(link).catch(() => undefined);
    select(new Set());
    setLeaving([]);
  };
  const url = rotate.data?.data.url;
  return (
    <>
      {error && (
        <div className="mb-3">
          <Notice tone="bad">{failureText(error.code)}</Notice>
        </div>
      )}
      {chosen.length > 0 && (
        <SelectionBar
          count={chosen.length}
          onPause={() =>
            void all(
              (link) => set(link, 'paused'),
              chosen.filter(({ state }) => state === 'active'),
            )
          }
          onRevoke={() => setLeaving(chosen)}
        />
      )}
      <LinkTable
        links={links}
        selected={selected}
        onSelect={(id, on) => select((was) => new Set(on ? [...was, id] : [...was].filter((one) => one !== id)))}
        actions={actions}
      />
      {leaving.length > 0 && (
        <RevokeDialog
          links={leaving}
          busy={revoke.isPending}
          onRevoke={() => void all(({ id: linkId }) => revoke.mutateAsync({ input: { linkId } }), leaving)}
          onClose={() => setLeaving([])}
        />
      )}
      {url !== undefined && (
        <Dialog title={t('made.rotated')} closeLabel={c('close')} onClose={rotate.reset}>
          <MadeLink url={url} onDone={rotate.reset} />
        </Dialog>
      )}
    </>
  );
}

/** The page of all links. */
export function LinkList({ mayShare }: { mayShare: boolean }) {
  const t = useTranslations('links');
  const query = useQuery({ ...linksQuery(), enabled: mayShare });
  return (
    <>
      <PageHead title={t('title')}>
        <Sentence>{mayShare ? t('lead') : t('forbidden')}</Sentence>
      </PageHead>
      {mayShare && (
        <Row>
          <section className="cell" aria-label={t('caption')}>
            <QueryGate query={query} name={t('title')} shape="table" height={160}>
              {({ data }) =>
                data.length === 0 ? (
                  <div data-testid="no-links" className="max-w-[56em]">
                    <p className="font-medium">{t('none')}</p>
                    <p className="text-pretty text-ink-2">{t('noneText')}</p>
                  </div>
                ) : (
                  <Links links={data} />
                )
              }
            </QueryGate>
          </section>
        </Row>
      )}
    </>
  );
}
