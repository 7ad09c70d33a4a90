'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

type Entry = readonly [name: string | null, value: unknown];

/** What of a value is listed under it; null for a plain value. */
function entriesOf(value: unknown): { readonly entries: readonly Entry[]; readonly list: boolean } | null {
  if (Array.isArray(value)) return { entries: value.map((item): Entry => [null, item]), list: true };
  if (typeof value === 'object' && value !== null) return { entries: Object.entries(value), list: false };
  return null;
}

/** Deep or long parts wait closed: a fortnight of hours is thousands of lines. */
const startsOpen = (depth: number, entries: readonly Entry[]) => depth < 3 && entries.length <= 40;

function Name({ name }: { name: string | null }) {
  if (name === null) return null;
  return <span className="text-ink-3">{JSON.stringify(name)}: </span>;
}

function Branch({ name, value, depth, last }: { name: string | null; value: unknown; depth: number; last: boolean }) {
  const t = useTranslations('raw');
  const inner = entriesOf(value);
  const [open, setOpen] = useState(() => inner !== null && startsOpen(depth, inner.entries));
  const comma = last ? '' : ',';
  if (inner === null || inner.entries.length === 0) {
    return (
      <li className="pl-4 wrap-anywhere">
        <Name name={name} />
        {inner === null ? JSON.stringify(value) : inner.list ? '[]' : '{}'}
        {comma}
      </li>
    );
  }
  const { entries, list } = inner;
  const [opening, closing] = list ? ['[', ']'] : ['{', '}'];
  return (
    <li className={depth === 0 ? undefined : 'pl-4'}>
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className="-ml-4 cursor-pointer pl-4 hover:bg-sunken max-tab:py-1.5">
          <Name name={name} />
          {opening}
          {!open && (
            <span className="text-ink-3">
              {' '}
              {t(list ? 'items' : 'fields', { count: entries.length })} {closing}
              {comma}
            </span>
          )}
        </summary>
        {open && (
          <>
            <ul>
              {entries.map(([key, item], at) => (
                <Branch
                  // Items of a list have no name, and a finished answer never reorders them.
                  key={key ?? at}
                  name={key}
                  value={item}
                  depth={depth + 1}
                  last={at === entries.length - 1}
                />
              ))}
            </ul>
            {closing}
            {comma}
          </>
        )}
      </details>
    </li>
  );
}

/** JSON as it is, its parts open and close; what is closed is not in the page. */
export function JsonTree({ value }: { value: unknown }) {
  return (
    <ul className="font-mono text-12 leading-5 text-ink-2">
      <Branch name={null} value={value} depth={0} last />
    </ul>
  );
}
