// The first half of `npm start` and `npm run dev`: everything that the server needs to exist.
import process from 'node:process';
import { buildIfNeeded } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { requireNode } from './node-version.mjs';

const say = (line) => process.stdout.write(`${line}\n`);

requireNode();
const steps = process.argv.includes('--no-build') ? [installIfNeeded] : [installIfNeeded, buildIfNeeded];
for (const step of steps) {
  const { failed } = await step(say);
  if (failed) {
    process.stderr.write(failed);
    process.exit(1);
  }
}
