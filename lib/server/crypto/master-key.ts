import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@/lib/errors';
import 'server-only';

const MASTER_BYTES = 32;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** The bytes of base64 or base64url text; null where it is no such text or fewer than 32 bytes. */
function keyOf(text: string): Buffer | null {
  const bytes = BASE64.test(text) ? Buffer.from(text, 'base64') : Buffer.alloc(0);
  return bytes.byteLength >= MASTER_BYTES ? bytes : null;
}

const isThere = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Makes the file in one step with its whole content, so that of two instances both end up with the same key. */
async function makeKeyFile(path: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  // A path of the installation, not of the sources: without the mark Turbopack takes the whole tree for its files.
  const file = await open(/* turbopackIgnore: true */ draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(MASTER_BYTES).toString('base64')}\n`);
    await file.sync();
    await link(draft, path);
  } catch (error) {
    if (!isThere(error)) throw error;
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
}

async function keyFile(dataDir: string): Promise<Buffer> {
  const path = join(/* turbopackIgnore: true */ dataDir, 'secret.key');
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await makeKeyFile(path);
    // Somebody may have copied it here with a mode that lets others read it.
    await chmod(path, 0o600);
    const key = keyOf((await readFile(/* turbopackIgnore: true */ path, 'utf8')).trim());
    if (key) return key;
  } catch (cause) {
    throw new AppError('internal', 'The key file secret.key in the data directory cannot be read or made.', { cause });
  }
  throw new AppError('internal', 'The key file secret.key in the data directory takes at least 32 bytes in base64.');
}

/**
 * The master key: `secret` (CALLBOARD_SECRET, base64, at least 32 bytes), else `<dataDir>/secret.key`, which is made
 * where it is missing and readable by its owner alone.
 * @throws AppError `internal` with a sentence that never holds a key.
 */
export async function loadMasterKey({
  secret,
  dataDir,
}: {
  readonly secret: string | null;
  readonly dataDir: string;
}): Promise<Buffer> {
  if (secret === null) return keyFile(dataDir);
  const key = keyOf(secret.trim());
  if (key) return key;
  throw new AppError('internal', 'CALLBOARD_SECRET takes at least 32 bytes in base64.');
}
