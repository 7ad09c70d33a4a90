'use client';
import { useTranslations } from 'use-intl';
import { BOX, edge } from '@/components/ui/field';
import type { Link } from '@/lib/model/link';

const STATES = ['active', 'paused', 'expired', 'revoked'] as const;
const KINDS = ['task', 'inbound', 'call'] as const;

/** What of the list is shown; an empty text: all. */
export type LinkChoice = { readonly state: string; readonly kind: string; readonly owner: string };
export const ALL_LINKS: LinkChoice = { state: '', kind: '', owner: '' };

export const chosenLinks = (links: readonly Link[], { state, kind, owner }: LinkChoice) =>
  links.filter(
    (link) =>
      (state === '' || link.state === state) &&
      (kind === '' || link.report.kind === kind) &&
      (owner === '' || link.owner.id === owner),
  );

function Choice({
  label,
  all,
  value,
  options,
  onChoose,
}: {
  label: string;
  all: string;
  value: string;
  options: readonly (readonly [key: string, text: string])[];
  onChoose: (key: string) => void;
}) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ target }) => onChoose(target.value)}
      className={`${BOX} ${edge(false)} w-auto!`}
    >
      <option value="">{all}</option>
      {options.map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** Narrows a long list of links. */
export function LinkFilter({
  links,
  choice,
  onChoose,
}: {
  links: readonly Link[];
  choice: LinkChoice;
  onChoose: (choice: LinkChoice) => void;
}) {
  const t = useTranslations('links');
  const owners = new Map(links.map(({ owner: { id, name } }) => [id, name ?? t('filter.gone')]));
  return (
    <div className="mb-3 flex flex-wrap gap-2" data-testid="link-filter">
      <Choice
        label={t('head.state')}
        all={t('filter.anyState')}
        value={choice.state}
        options={STATES.map((key) => [key, t(`state.${key}`)])}
        onChoose={(state) => onChoose({ ...choice, state })}
      />
      <Choice
        label={t('head.report')}
        all={t('filter.anyKind')}
        value={choice.kind}
        options={KINDS.map((key) => [key, t(`kind.${key}`)])}
        onChoose={(kind) => onChoose({ ...choice, kind })}
      />
      {owners.size > 1 && (
        <Choice
          label={t('filter.owner')}
          all={t('filter.anyOwner')}
          value={choice.owner}
          options={[...owners]}
          onChoose={(owner) => onChoose({ ...choice, owner })}
        />
      )}
    </div>
  );
}
