import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '@/lib/errors';
import 'server-only';

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

/** Not Node's own `recursive`, which never ends where nobody can make a folder, as below /proc. */
function makeFolders(path: string): void {
  const parent = dirname(path);
  if (existsSync(/* turbopackIgnore: true */ path)) return;
  if (parent !== path) makeFolders(parent);
  try {
    mkdirSync(/* turbopackIgnore: true */ path, { mode: 0o700 });
  } catch (error) {
    // Another instance may have made it in the same moment.
    if (!existsSync(/* turbopackIgnore: true */ path)) throw error;
  }
}

/**
 * Makes the data directory where it is missing, before anything is opened in it.
 * @throws AppError `bad_request` with one sentence that names the variable, what it holds and what it takes.
 */
export function requireDataDir(dataDir: string): void {
  const refusal = (why: string, cause?: unknown) => {
    const held = JSON.stringify(dataDir.length > 200 ? `${dataDir.slice(0, 199)}…` : dataDir);
    const sentence = `CALLBOARD_DATA_DIR holds ${held}, but takes a directory that Callboard may write to (${why}).`;
    return new AppError('bad_request', sentence, { cause });
  };
  try {
    makeFolders(dataDir);
    if (statSync(/* turbopackIgnore: true */ dataDir).isDirectory()) {
      accessSync(/* turbopackIgnore: true */ dataDir, constants.W_OK | constants.X_OK);
      return;
    }
  } catch (cause) {
    throw refusal(codeOf(cause), cause);
  }
  throw refusal('it is no directory');
}
