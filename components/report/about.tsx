import { Part } from './parts';
import type { Words } from './words';

/** What a report's file has to say of itself, when nobody is there to be asked. */
export function About({ lines, words }: { lines: readonly (readonly [string, string])[]; words: Words }) {
  return (
    <Part title={words.r('file.about')}>
      <dl className="kv">
        {lines.map(([name, value]) => (
          <div key={name} className="pair">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
