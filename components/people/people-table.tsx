'use client';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { classes } from '@/components/ui/classes';
import { Icon } from '@/components/ui/icon';
import { StatusMark, Tag } from '@/components/ui/marks';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { Person } from '@/lib/model/person';
import type { Asked } from './confirm-dialog';
import { PowersCells, PowersHeads } from './powers-cells';

/** What can be chosen in somebody's menu. */
export type Choice = Asked | 'edit';

const choicesFor = ({ disabledAt, secondFactor }: Person, own: boolean): readonly Choice[] => {
  // One's own rights others change, and one's own password takes the old one.
  if (own) return ['signOut'];
  const factor = secondFactor ? (['secondFactor'] as const) : [];
  return disabledAt === null
    ? ['edit', 'password', ...factor, 'signOut', 'disable', 'remove']
    : ['edit', 'enable', ...factor, 'remove'];
};

function Choices({ person, own, onChoose }: { person: Person; own: boolean; onChoose: (choice: Choice) => void }) {
  const t = useTranslations('people.action');
  const more = useTranslations('common.action');
  if (!person.changeable) return null;
  return (
    <Menu label={`${more('more')}: ${person.name}`} align="end" trigger={<Icon name="more" />}>
      {(close) =>
        choicesFor(person, own).map((choice) => (
          <MenuItem
            key={choice}
            onSelect={() => {
              close();
              onChoose(choice);
            }}
          >
            {t(choice)}
          </MenuItem>
        ))
      }
    </Menu>
  );
}

function PersonLine({ person, own, onChoose }: { person: Person; own: boolean; onChoose: (choice: Choice) => void }) {
  const t = useTranslations('people');
  const { name, login, lastSeenAt, disabledAt, secondFactor } = person;
  const off = disabledAt !== null;
  return (
    <tr data-testid="person-line" className={classes(off && 'text-ink-3')}>
      <th scope="row" className="text-left font-medium">
        <span className="flex flex-wrap items-center gap-x-2">
          {name}
          {own && <Tag>{t('you')}</Tag>}
          {secondFactor && <Tag>{t('secondFactor')}</Tag>}
        </span>
        <span className="block text-12 font-normal wrap-anywhere text-ink-3">{login}</span>
      </th>
      <PowersCells powers={person} />
      <td className="wide-only num">
        {lastSeenAt === null ? <span className="text-12 text-ink-3">{t('neverSeen')}</span> : <Age at={lastSeenAt} />}
      </td>
      <td className="pl-4">
        <StatusMark shape={off ? 'wait' : 'run'}>{t(off ? 'state.disabled' : 'state.active')}</StatusMark>
      </td>
      <td className="w-10 text-right align-middle">
        <Choices person={person} own={own} onChoose={onChoose} />
      </td>
    </tr>
  );
}

/** Everybody with an account, oldest first. */
export function PeopleTable({
  people,
  ownId,
  onChoose,
}: {
  people: readonly Person[];
  ownId: string | undefined;
  onChoose: (person: Person, choice: Choice) => void;
}) {
  const t = useTranslations('people');
  return (
    <table>
      <caption className="sr-only">{t('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('head.name')}</th>
          <PowersHeads />
          <th scope="col" className="wide-only num">
            {t('head.seen')}
          </th>
          <th scope="col" className="pl-4">
            {t('head.state')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonLine
            key={person.id}
            person={person}
            own={person.id === ownId}
            onChoose={(choice) => onChoose(person, choice)}
          />
        ))}
      </tbody>
    </table>
  );
}
