'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/link';
import { StatusMark, Tag } from '@/components/ui/marks';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { Link } from '@/lib/model/link';
import { connectionsQuery } from '@/lib/queries/connections';
import { sessionQuery } from '@/lib/queries/session';
import { taskQuery } from '@/lib/queries/tasks';

const SHAPES = { active: 'run', paused: 'wait', expired: 'wait', revoked: 'bad' } as const;
const ZONE = 'Asia/Shanghai';

/** Where the same report stands for who is signed in. */
function pathOf({ kind, connectionId, taskId = '', callId = '' }: Link['report']): string {
  const [connection, task, call] = [connectionId, taskId, callId].map(encodeURIComponent);
  if (kind === 'inbound') return `/inbound/${connection}`;
  return kind === 'call' ? `/calls/${connection}/${call}?task=${task}` : `/tasks/${connection}/${task}`;
}

function ReportName({ report }: { report: Link['report'] }) {
  const t = useTranslations('links.kind');
  const { kind, connectionId, taskId } = report;
  const task = useQuery({ ...taskQuery({ connectionId, taskId: taskId ?? '' }), enabled: taskId !== undefined });
  const { data: connections } = useQuery(connectionsQuery());
  const source = connections?.data.find(({ id }) => id === connectionId)?.name ?? connectionId;
  return (
    <span className="flex flex-wrap items-baseline gap-x-1.5">
      <span className="text-12 text-ink-3">{t(kind)}</span>
      <TextLink href={pathOf(report)}>{task.data?.data.name ?? source}</TextLink>
    </span>
  );
}

export type LinkActions = {
  readonly pause: (link: Link) => void;
  readonly resume: (link: Link) => void;
  readonly rotate: (link: Link) => void;
  readonly revoke: (link: Link) => void;
  readonly takeOver: (link: Link) => void;
};

function Actions({ link, actions }: { link: Link; actions: LinkActions }) {
  const t = useTranslations('links.action');
  const more = useTranslations('common.action');
  const isAdmin = useQuery(sessionQuery()).data?.data.role === 'admin';
  if (link.state === 'revoked') return null;
  const run = (close: () => void, what: keyof LinkActions) => () => {
    close();
    actions[what](link);
  };
  return (
    <Menu label={`${more('more')}: ${link.name}`} align="end" trigger={<Icon name="more" />}>
      {(close) => (
        <>
          {link.state === 'paused' ? (
            <MenuItem onSelect={run(close, 'resume')}>{t('resume')}</MenuItem>
          ) : (
            <MenuItem onSelect={run(close, 'pause')}>{t('pause')}</MenuItem>
          )}
          {isAdmin && link.stopped !== null && link.stopped.startsWith('owner') && (
            <MenuItem onSelect={run(close, 'takeOver')}>{t('takeOver')}</MenuItem>
          )}
          <MenuItem onSelect={run(close, 'rotate')}>{t('rotate')}</MenuItem>
          <MenuItem onSelect={run(close, 'revoke')}>{t('revoke')}</MenuItem>
        </>
      )}
    </Menu>
  );
}

function LinkLine({
  link,
  selected,
  onSelect,
  actions,
}: {
  link: Link;
  selected: boolean;
  onSelect: (on: boolean) => void;
  actions: LinkActions;
}) {
  const t = useTranslations('links');
  const formats = useFormats();
  const over = link.state === 'revoked';
  const views = formats.number(link.views);
  return (
    <tr data-testid="link-line">
      <td className="w-8 align-middle max-tab:hidden">
        <input
          type="checkbox"
          className="size-4 accent-(--ink)"
          aria-label={t('action.selectOne', { name: link.name })}
          disabled={over}
          checked={selected}
          onChange={({ target }) => onSelect(target.checked)}
        />
      </td>
      <th scope="row" className="text-left font-medium">
        <span className="flex flex-wrap items-center gap-x-2">
          {link.name}
          {link.hasPassword && <Tag>{t('password')}</Tag>}
          {link.embedOrigins && <Tag>{t('embedded')}</Tag>}
          {link.unmasked && (
            <span className="text-12 font-normal text-warn" title={link.reason}>
              ! {t('unmasked')}
            </span>
          )}
        </span>
        <span className="block font-normal tab:hidden">
          <ReportName report={link.report} />
        </span>
      </th>
      <td className="wide-only">
        <ReportName report={link.report} />
      </td>
      <td className="wide-only">{t(`mode.${link.mode}`)}</td>
      <td>
        {link.stopped === null || over ? (
          <StatusMark shape={SHAPES[link.state]}>{t(`state.${link.state}`)}</StatusMark>
        ) : (
          <>
            <StatusMark shape="warn">{t('stopped')}</StatusMark>
            <span className="block text-12 text-pretty text-ink-3">
              {t(`stop.${link.stopped}`, { name: link.owner.name ?? '' })}
            </span>
          </>
        )}
      </td>
      <td className="wide-only">{link.expiresAt === null ? t('never') : formats.dayTime(link.expiresAt, ZONE)}</td>
      <td className="num">
        {link.maxViews === null ? views : t('viewsOf', { views, max: formats.number(link.maxViews) })}
      </td>
      <td className="wide-only num text-ink-3">
        {link.lastViewedAt === null ? t('notYet') : formats.dayTime(link.lastViewedAt, ZONE)}
      </td>
      <td className="w-10 text-right align-middle">
        <Actions link={link} actions={actions} />
      </td>
    </tr>
  );
}

/** Every link, newest first. */
export function LinkTable({
  links,
  selected,
  onSelect,
  actions,
}: {
  links: readonly Link[];
  selected: ReadonlySet<string>;
  onSelect: (id: string, on: boolean) => void;
  actions: LinkActions;
}) {
  const t = useTranslations('links');
  return (
    <table>
      <caption className="sr-only">{t('caption')}</caption>
      <thead>
        <tr>
          <th scope="col" className="max-tab:hidden">
            <span className="sr-only">{t('head.select')}</span>
          </th>
          <th scope="col">{t('head.name')}</th>
          <th scope="col" className="wide-only">
            {t('head.report')}
          </th>
          <th scope="col" className="wide-only">
            {t('head.mode')}
          </th>
          <th scope="col">{t('head.state')}</th>
          <th scope="col" className="wide-only">
            {t('head.expires')}
          </th>
          <th scope="col" className="num">
            {t('head.views')}
          </th>
          <th scope="col" className="wide-only num">
            {t('head.last')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {links.map((link) => (
          <LinkLine
            key={link.id}
            link={link}
            selected={selected.has(link.id)}
            onSelect={(on) => onSelect(link.id, on)}
            actions={actions}
          />
        ))}
      </tbody>
    </table>
  );
}
