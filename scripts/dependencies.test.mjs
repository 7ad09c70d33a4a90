import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

// sharp is Next's optional image code, which this app does not use (next.config.js). fsevents is macOS only, for watching.
const KNOWN_INSTALL_SCRIPTS = ['fsevents', 'sharp', 'unrs-resolver', 'esbuild'];
// libvips comes with sharp, as a library of its own that is linked, not included.
const KNOWN_COPYLEFT = /^@img\/sharp-|^lightningcss/;
const COPYLEFT = /\b(?:A?GPL|LGPL|SSPL|BUSL|EUPL|OSL|CC-BY-NC|CC-BY-SA)\b/;

test('no package runs a script when it is installed, but for those that are known', () => {
  const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
  expect(scripted.filter((name) => !KNOWN_INSTALL_SCRIPTS.includes(name))).toEqual([]);
});

test('no package that runs in production has a copyleft licence, or none', () => {
  const wrong = packages
    .filter(([path, { dev }]) => !dev && !KNOWN_COPYLEFT.test(nameOf(path)))
    .filter(([, { license }]) => typeof license !== 'string' || COPYLEFT.test(license))
    .map(([path, { license }]) => `${nameOf(path)}: ${license}`);
  expect(wrong).toEqual([]);
});

test('every version is exact', () => {
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('the lock names no host, and has a checksum for each package', () => {
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  expect(packages.filter(([, { integrity, link }]) => !integrity && !link).map(([path]) => path)).toEqual([]);
});
