import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fingerprint } from './fingerprint.mjs';
import { ROOT, runTool } from './run.mjs';

const BUILD_ID = new URL('.next/BUILD_ID', ROOT);
const STAMP = new URL('.next/callboard-build', ROOT);

/** `next build` where there is no build, or one of other sources. */
export async function buildIfNeeded(say) {
  const wanted = fingerprint();
  const built = existsSync(BUILD_ID) && existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : null;
  if (built === wanted) return {};
  say('Building (next build) …');
  rmSync(STAMP, { force: true });
  const { status, output } = await runTool('next/dist/bin/next', ['build'], {
    show: false,
    env: { NODE_ENV: 'production' },
  });
  if (status !== 0) return { failed: `next build failed:\n${output}` };
  writeFileSync(STAMP, wanted);
  return {};
}
