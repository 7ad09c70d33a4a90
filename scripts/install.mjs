import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { ROOT, run } from './run.mjs';

const LOCK = new URL('package-lock.json', ROOT);
const INSTALLED = new URL('node_modules/.package-lock.json', ROOT);
const STAMP = new URL('node_modules/.callboard-lock', ROOT);

const lockHash = () => createHash('sha256').update(readFileSync(LOCK)).digest('hex');

/** The stamp is exact; without one (an install by hand) the times of the two lock files decide. */
function upToDate() {
  if (!existsSync(INSTALLED)) return false;
  if (existsSync(STAMP)) return readFileSync(STAMP, 'utf8') === lockHash();
  return statSync(INSTALLED).mtimeMs >= statSync(LOCK).mtimeMs;
}

/**
 * `npm install` where node_modules is absent or older than the lock file. Not `npm ci`: it refuses a lock that was made
 * on another platform, which `npm install` completes. Development packages too: the build checks the types of tests.
 */
export async function installIfNeeded(say) {
  if (!upToDate()) {
    say('Installing packages (npm install) …');
    const args = ['install', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    const { status, output } = await run('npm', args, { show: false });
    if (status !== 0) return { failed: `npm install failed:\n${output}` };
  }
  writeFileSync(STAMP, lockHash());
  return {};
}
