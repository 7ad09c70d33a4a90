import { readFileSync } from 'node:fs';
import process from 'node:process';

/** Whether `version` (20.19.0) lies in a range of the form "^20.19.0 || ^22.13.0 || >=24.0.0". */
export function satisfies(version, range) {
  const numbers = (text) =>
    text
      .replace(/^[^\d]*/, '')
      .split('.')
      .map(Number);
  const [major, minor] = numbers(version);
  return range.split('||').some((part) => {
    const [wantedMajor, wantedMinor] = numbers(part.trim());
    if (part.trim().startsWith('>=') && major > wantedMajor) return true;
    return major === wantedMajor && minor >= wantedMinor;
  });
}

/** Ends the process with one sentence where this Node is too old (or an odd release) for the packages. */
export function requireNode() {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  if (satisfies(process.versions.node, engines.node)) return;
  process.stderr.write(
    `Callboard needs Node 20.19, 22.13, 24 or newer, but this is Node ${process.versions.node}: install one of those and try again.\n`,
  );
  process.exit(1);
}
