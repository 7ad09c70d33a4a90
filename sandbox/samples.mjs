import { readFileSync } from 'node:fs';

/** The vendors' own sample answers, their telephone numbers replaced by fictional ones of the same shape. */
export function sample(name) {
  return JSON.parse(readFileSync(new URL(`./samples/${name}.json`, import.meta.url), 'utf8'));
}
