import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { run, runTool } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const ELSEWHERE = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A file is not enough: a snap's stub, or a browser whose libraries are missing, is there and does not run. */
async function works(path) {
  if (!path || !existsSync(path) || !executable(path)) return false;
  if (process.platform === 'win32') return true;
  const { status } = await run(path, ['--version'], { show: false, timeoutMs: 20_000 });
  return status === 0;
}

async function firstThatWorks(paths) {
  for (const path of paths) if (await works(path)) return path;
  return null;
}

// Only now: Playwright may have been installed a moment ago by this very process.
const playwrightsOwn = async () => (await import('@playwright/test')).chromium.executablePath();

function onThisMachine() {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...ELSEWHERE];
}

/** The words to put before a command of the package manager; null where this user may not install anything. */
async function asRoot() {
  if (process.getuid?.() === 0) return [];
  const { status } = await run('sudo', ['-n', 'true'], { show: false });
  return status === 0 ? ['sudo', '-n'] : null;
}

async function installByPackageManager() {
  const before = await asRoot();
  if (before === null || !(await works('/usr/bin/apt-get'))) return;
  const apt = (...args) => {
    const [command, ...rest] = [...before, 'apt-get', ...args];
    return run(command, rest, { show: false, env: { DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: 600_000 });
  };
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
}

/** Playwright's browser may have come without the libraries that it needs. */
async function installLibraries() {
  if ((await asRoot()) === null) return;
  await runTool('playwright/cli.js', ['install-deps', 'chromium'], { show: false, timeoutMs: 600_000 });
}

/**
 * The path of a Chromium that runs: CHROMIUM_PATH, Playwright's own, one on this machine, else a new one from
 * Playwright's download or from the system's packages. Null where none of it worked.
 */
export async function findChromium(say) {
  const wanted = process.env['CHROMIUM_PATH'];
  const there = await firstThatWorks([...(wanted ? [wanted] : []), await playwrightsOwn(), ...onThisMachine()]);
  if (there) return there;
  say("No Chromium here: trying Playwright's download …");
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
  const args = ['install', 'chromium', 'chromium-headless-shell'];
  await runTool('playwright/cli.js', args, { show: false, env, timeoutMs: 600_000 });
  const own = await playwrightsOwn();
  if (existsSync(own) && !(await works(own))) await installLibraries();
  if (await works(own)) return own;
  say('The download did not work: trying the package manager …');
  await installByPackageManager();
  return firstThatWorks(onThisMachine());
}
