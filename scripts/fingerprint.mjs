import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { ROOT } from './run.mjs';

const FOLDERS = ['app', 'components', 'lib', 'public'];
const FILES = [
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const IGNORED = /(?:[.]test[.]tsx?$|\/fixtures\/|\/testing\/)/;

function pathsBelow(folder) {
  if (!existsSync(new URL(`${folder}/`, ROOT))) return [];
  return readdirSync(new URL(`${folder}/`, ROOT), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? pathsBelow(path) : [path];
  });
}

/** Changes when anything changes that a build is made of: contents, not times, since a checkout sets all times anew. */
export function fingerprint() {
  const hash = createHash('sha256').update(`node ${process.versions.node.split('.')[0]}\n`);
  const paths = [...FOLDERS.flatMap(pathsBelow), ...FILES].filter((path) => !IGNORED.test(path)).sort();
  for (const path of paths) {
    const url = new URL(path, ROOT);
    if (existsSync(url)) hash.update(`${path}\n`).update(readFileSync(url)).update('\n');
  }
  return hash.digest('hex');
}
