'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { QueryGate } from '@/components/charts/query-gate';
import { useFailureText } from '@/components/charts/widget-states';
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
import { ALL_LINKS, chosenLinks, LinkFilter } from './link-filter';
import { type LinkActions, LinkTable } from './link-table';
import { type Made, MadeLink } from './made-link';

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

type Bulk = 'pause' | 'resume' | 'rotate' | 'revoke';
const BULK: readonly Bulk[] = ['pause', 'resume', 'rotate', 'revoke'];

function SelectionBar({ count, onChoose }: { count: number; onChoose: (what: Bulk) => void }) {
  const t = useTranslations('links.action');
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2" data-testid="selection">
      <span className="mr-1 text-ink-2">{t('selected', { count })}</span>
      {BULK.map((what) => (
        <Button key={what} {...(what === 'revoke' && { kind: 'danger' })} onClick={() => onChoose(what)}>
          {t(`${what}All`)}
        </Button>
      ))}
    </div>
  );
}

/** Which links are chosen, and what is under way with them. */
function useSelection() {
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string, on: boolean) =>
    select((was) => new Set(on ? [...was, id] : [...was].filter((one) => one !== id)));
  return { selected, toggle, clear: () => select(new Set()) };
}

function Links({ links }: { links: readonly Link[] }) {
  const t = useTranslations('links');
  const c = useTranslations('common.action');
  const failureText = useFailureText();
  const { selected, toggle, clear } = useSelection();
  const [choice, choose] = useState(ALL_LINKS);
  const [leaving, setLeaving] = useState<readonly Link[]>([]);
  const [renewed, setRenewed] = useState<readonly Made[]>([]);
  const { change, revoke, rotate, takeOver, error } = useLinkChanges();
  const set = ({ id: linkId }: Link, state: 'paused' | 'active') =>
    change.mutateAsync({ input: { linkId }, body: { state } });
  const shown = chosenLinks(links, choice);
  const chosen = shown.filter(({ id }) => selected.has(id));
  /** One after another: what fails is told, the others are done. */
  const all = async (work: (link: Link) => Promise<unknown>, of: readonly Link[]) => {
    for (const link of of) await work(link).catch(() => undefined);
    clear();
    setLeaving([]);
  };
  const renew = async (of: readonly Link[]) => {
    const made: Made[] = [];
    await all(async ({ id: linkId, name, embedOrigins = [], hasPassword }) => {
      const { url } = (await rotate.mutateAsync({ input: { linkId } })).data;
      if (url !== undefined) made.push({ name, url, embed: embedOrigins.length > 0, locked: hasPassword });
    }, of);
    setRenewed(made);
  };
  const actions: LinkActions = {
    pause: (link) => void set(link, 'paused').catch(() => undefined),
    resume: (link) => void set(link, 'active').catch(() => undefined),
    rotate: (link) => void renew([link]),
    revoke: (link) => setLeaving([link]),
    takeOver: ({ id: linkId }) => takeOver.mutate({ input: { linkId } }),
  };
  const inState = (state: Link['state']) => chosen.filter((link) => link.state === state);
  const bulk: Readonly<Record<Bulk, () => void>> = {
    pause: () => void all((link) => set(link, 'paused'), inState('active')),
    resume: () => void all((link) => set(link, 'active'), inState('paused')),
    rotate: () => void renew(chosen),
    revoke: () => setLeaving(chosen),
  };
  return (
    <>
      {error && (
        <div className="mb-3">
          <Notice tone="bad">{failureText(error.code)}</Notice>
        </div>
      )}
      <LinkFilter links={links} choice={choice} onChoose={choose} />
      {chosen.length > 0 && <SelectionBar count={chosen.length} onChoose={(what) => bulk[what]()} />}
      {shown.length === 0 && <p className="text-ink-2">{t('filter.none')}</p>}
      {shown.length > 0 && <LinkTable links={shown} selected={selected} onSelect={toggle} actions={actions} />}
      {leaving.length > 0 && (
        <RevokeDialog
          links={leaving}
          busy={revoke.isPending}
          onRevoke={() => void all(({ id: linkId }) => revoke.mutateAsync({ input: { linkId } }), leaving)}
          onClose={() => setLeaving([])}
        />
      )}
      {renewed.length > 0 && (
        <Dialog
          title={t('made.rotated', { count: renewed.length })}
          closeLabel={c('close')}
          onClose={() => setRenewed([])}
        >
          <MadeLink links={renewed} onDone={() => setRenewed([])} />
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
