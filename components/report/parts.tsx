import type { ReactNode } from 'react';
import type { Ratio } from '@/lib/model/quantity';
import type { Words } from './words';

/** What is outside of every share is hatched; the pattern stands once in a document and is drawn by this name. */
export const HATCHED = 'url(#hatch)';

/** The pattern itself, which takes no room. */
export function Hatch() {
  return (
    <svg aria-hidden="true" width="0" height="0">
      <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" fill="var(--sunken)" />
        <rect width="1.6" height="5" fill="var(--neutral)" />
      </pattern>
    </svg>
  );
}

/** One section of a report with its heading. `save`: a chart whose picture may be saved, and what its button is called. */
export function Part({
  title,
  note,
  save,
  formula,
  children,
}: {
  title: string;
  note?: ReactNode;
  save?: string | undefined;
  /** What the picture says of how it was computed. */
  formula?: string;
  children: ReactNode;
}) {
  return (
    <section className="sec" {...(save !== undefined && formula !== undefined && { 'data-formula': formula })}>
      <div className="h">
        <h2>{title}</h2>
        {note !== undefined && <span className="m3">{note}</span>}
        {save !== undefined && (
          <button type="button" className="link noprint" data-png="" aria-label={save}>
            PNG
          </button>
        )}
      </div>
      {children}
    </section>
  );
}

/** One number of the strip: label, value, interval, base. */
export function Figure({
  label,
  value,
  unit,
  interval,
  base,
  hero = false,
  few = false,
}: {
  label: ReactNode;
  value: string;
  unit?: string;
  interval?: string;
  base?: ReactNode;
  hero?: boolean;
  few?: boolean;
}) {
  return (
    <div className="fig">
      <dt>{label}</dt>
      <dd>
        <span className={`v${hero ? ' hero' : ''}${few ? ' few' : ''}`}>
          {value}
          {unit !== undefined && <small className={unit === '%' ? undefined : 'word'}>{unit}</small>}
        </span>{' '}
        {interval !== undefined && interval !== '' && <span className="ci">{interval}</span>}
        {base !== undefined && <div className="m3">{base}</div>}
      </dd>
    </div>
  );
}

/** A rate with its evidence; its base where the vendor gives one. */
export function RateFigure({
  label,
  ratio,
  words: { formats, r },
  ...manner
}: {
  label: ReactNode;
  ratio: Ratio | null;
  words: Words;
  hero?: boolean;
  few?: boolean;
}) {
  const base = ratio?.denominator ?? null;
  return (
    <Figure
      {...manner}
      label={label}
      value={formats.rateValue(ratio?.value ?? null, base)}
      {...(ratio?.value != null && { unit: '%' })}
      interval={formats.interval(ratio?.interval ?? null, base)}
      base={
        ratio?.numerator != null && base !== null
          ? r('ofCalls', { part: formats.number(ratio.numerator), whole: formats.number(base) })
          : r('vendorOnly')
      }
    />
  );
}

export type BarRow = {
  readonly key: string;
  readonly label: ReactNode;
  readonly count: string;
  readonly share?: string | undefined;
  readonly interval?: string | undefined;
  /** Of the longest bar, 0 to 1; null: no bar. */
  readonly length: number | null;
  readonly fill?: string;
  /** A heading above rows that belong together. */
  readonly group?: boolean;
};

/** A length in a drawing: a tenth of a per mille is less than anybody sees, and a third has no end. */
export const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;

/** The longest name, in characters, that keeps to its line. */
const TIGHT = 12;

/** Bars as a table: the numbers stand beside them, so that a screen reader and a printer lose nothing. */
export function Bars({
  caption,
  heads,
  rows,
}: {
  caption: string;
  heads: readonly [label: string, count: string, share: string | null];
  rows: readonly BarRow[];
}) {
  const [label, count, share] = heads;
  // Beside short names the bars have the room; long ones may wrap.
  const isShort = rows.every((row) => typeof row.label === 'string' && row.label.length <= TIGHT);
  return (
    <table className={isShort ? 'tight' : undefined}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <td />
          <th scope="col" className="n">
            {count}
          </th>
          {share !== null && (
            <th scope="col" className="n">
              {share}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={row.group ? 'group' : undefined}>
            <td>{row.label}</td>
            <td className="bar" aria-hidden="true">
              {row.length !== null && (
                <svg aria-hidden="true" height="10">
                  <rect
                    width={percent(Math.max(row.length, row.length > 0 ? 0.008 : 0))}
                    height="10"
                    fill={row.fill ?? 'var(--data)'}
                  />
                </svg>
              )}
            </td>
            <td className="n">{row.count}</td>
            {share !== null && (
              <td className="n">
                {row.share}
                {row.interval !== undefined && row.interval !== '' && <span className="ci"> {row.interval}</span>}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
