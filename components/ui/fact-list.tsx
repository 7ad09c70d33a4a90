import { Fragment, type ReactNode } from 'react';
import { Pairs } from './table';

/** A name and what is known under it; null where nobody says. */
export type Fact = readonly [name: string, value: ReactNode];

/** Facts in pairs; what is not known is named below them, not left blank. */
export function FactList({
  facts,
  left,
  notGiven,
}: {
  facts: readonly Fact[];
  left?: boolean;
  /** The names of what is not known, in a sentence. */
  notGiven: (names: readonly string[]) => string;
}) {
  const missing = facts.filter(([, value]) => value === null).map(([name]) => name);
  return (
    <>
      <Pairs {...(left && { left })}>
        {facts.map(([name, value]) =>
          value === null ? null : (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
        )}
      </Pairs>
      {missing.length > 0 && <p className="mt-2 text-12 text-pretty text-ink-3">{notGiven(missing)}</p>}
    </>
  );
}
