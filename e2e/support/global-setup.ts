import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { request } from '@playwright/test';
import { redeem } from './account';
import { startServer } from './server';

/** One server with the sandbox for all tests, and its first account's cookies; what it sets reaches every worker. */
// biome-ignore lint/style/noDefaultExport: Playwright asks for it
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await startServer({ env: { CALLBOARD_DEMO: '1', CALLBOARD_LOG_LEVEL: 'warn' } });
  const folder = mkdtempSync(join(tmpdir(), 'callboard-state-'));
  const state = join(folder, 'state.json');
  const context = await request.newContext({ baseURL: server.url });
  if (server.setupUrl === null) throw new Error('The server printed no one-time link.');
  await redeem(context, server.setupUrl);
  await context.storageState({ path: state });
  await context.dispose();
  process.env['CALLBOARD_E2E_URL'] = server.url;
  process.env['CALLBOARD_E2E_STATE'] = state;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
