'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

/** Deeper than this starts closed; a long list shows its beginning. */
const OPEN_TO = 3;
const SHOWN = 30;
const INLINE = 96;

type Entry = readonly [name: string, value: unknown];

function entriesOf(value: object): readonly Entry[] {
  return Array.isArray(value) ? value.map((each, at): Entry => [String(at), each]) : Object.entries(value);
}

function Plain({ value }: { value: unknown }) {
  const tone = value === null ? 'text-ink-3' : typeof value === 'string' ? 'text-ink' : 'text-data';
  return <span className={tone}>{JSON.stringify(value) ?? 'null'}</span>;
}

/** A record of a few plain values: read at a glance, so it takes one line. */
function inline(value: object): string | null {
  const entries = entriesOf(value);
  const plain = entries.every(([, each]) => typeof each !== 'object' || each === null);
  if (!plain || entries.length === 0 || entries.length > 6) return null;
  const text = entries
    .map(([key, each]) => `${Array.isArray(value) ? '' : `${key}: `}${JSON.stringify(each)}`)
    .join(', ');
  if (text.length > INLINE) return null;
  return Array.isArray(value) ? `[${text}]` : `{ ${text} }`;
}

function Branch({ name, value, depth }: { name: string; value: object; depth: number }) {
  const t = useTranslations('task.raw');
  const [limit, setLimit] = useState(SHOWN);
  const [open, setOpen] = useState(depth < OPEN_TO);
  const entries = entriesOf(value);
  const count = entries.length;
  const size = count === 0 ? t('empty') : Array.isArray(value) ? t('items', { count }) : t('fields', { count });
  const rest = count - limit;
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer list-none rounded-chip before:mr-1.5 before:inline-block before:w-3 before:text-ink-3 before:content-['+'] hover:bg-sunken [[open]>&]:before:content-['−'] max-tab:py-1.5">
        <span className="text-ink-2">{name}</span>
        <span className="ml-2 font-sans text-12 text-ink-3">{size}</span>
      </summary>
      {open && (
        <div className="ml-[5px] border-l border-line pl-4">
          {entries.slice(0, limit).map(([key, each]) => (
            <Node key={key} name={key} value={each} depth={depth + 1} />
          ))}
          {rest > 0 && (
            <button
              type="button"
              onClick={() => setLimit((known) => known + SHOWN * 4)}
              className="underlined font-sans text-12 text-ink-2 max-tab:h-10"
            >
              {t('more', { count: Math.min(rest, SHOWN * 4) })}
            </button>
          )}
        </div>
      )}
    </details>
  );
}

function Node({ name, value, depth }: { name: string; value: unknown; depth: number }) {
  const line = typeof value === 'object' && value !== null && depth > 0 ? inline(value) : null;
  if (line !== null) {
    return (
      <div className="wrap-anywhere pl-[18px]">
        <span className="text-ink-3">{name}: </span>
        <span className="text-ink">{line}</span>
      </div>
    );
  }
  if (typeof value === 'object' && value !== null) return <Branch name={name} value={value} depth={depth} />;
  return (
    <div className="wrap-anywhere pl-[18px]">
      <span className="text-ink-3">{name}</span>
      <span className="text-ink-3">: </span>
      <Plain value={value} />
    </div>
  );
}

/** A JSON value that opens level by level; only what is open is in the document. */
export function JsonTree({ name, value }: { name: string; value: unknown }) {
  return (
    <div className="font-mono text-12 leading-5">
      <Node name={name} value={value} depth={0} />
    </div>
  );
}
