// `npm test`: everything, from a bare clone. The last line is "N passed, N failed".
import process from 'node:process';
import { buildIfNeeded } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { requireNode } from './node-version.mjs';

const say = (line) => process.stdout.write(`${line}\n`);

requireNode();
const installed = await installIfNeeded(say);
if (installed.failed) {
  say(`${installed.failed}\n0 passed, 1 failed`);
  process.exit(1);
}

const { browser, deadCode, lint, rooms, runGates, types, unit } = await import('./gates.mjs');
const { findChromium } = await import('./chromium.mjs');
let built = false;

async function build() {
  const { failed } = await buildIfNeeded(say);
  built = !failed;
  if (failed) say(failed);
  return built ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function endToEnd() {
  if (!built) {
    say('Not run: there is no build.');
    return { passed: 0, failed: 1 };
  }
  const chromium = await findChromium(say);
  if (chromium === null) {
    say('Not run: no Chromium could be found or installed; CHROMIUM_PATH may name one.');
    return { passed: 0, failed: 1 };
  }
  return browser(chromium);
}

const { failed } = await runGates([
  ['lint', lint],
  ['types', types],
  ['rooms', rooms],
  ['dead code', deadCode],
  ['unit, contract and fault tests', unit],
  ['build', build],
  ['end to end', endToEnd],
]);
process.exit(failed === 0 ? 0 : 1);
