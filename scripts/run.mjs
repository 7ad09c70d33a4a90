import { spawn } from 'node:child_process';
import process from 'node:process';

/** The checkout, whatever directory the command was called from. */
export const ROOT = new URL('..', import.meta.url);

/**
 * Runs a program of this project. `show`: everything as it comes; otherwise its output is kept and handed back.
 * Never rejects: a program that cannot be started has the status 127.
 */
export function run(command, args, { show = true, env = {}, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32',
      timeout: timeoutMs,
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ status: 127, output: `${output}${error.message}\n` }));
    child.on('close', (status, signal) => resolve({ status: status ?? (signal ? 1 : 0), output }));
  });
}

/** A program from node_modules/.bin, by its JavaScript: needs neither npx nor a shell. */
export function runTool(path, args, options) {
  return run(process.execPath, [`node_modules/${path}`, ...args], options);
}
