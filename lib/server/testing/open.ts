import { join } from 'node:path';
import type { ConnectionEntry } from '@/lib/api/connections';
import 'server-only';
import { type Demo, startDemo } from '../process/demo';
import { createLog } from '../process/log';
import { type Api, openApi } from './api';

export type TestApi = Api & {
  /** As they were provisioned. */
  readonly entries: readonly ConnectionEntry[];
  /** Ends the sandbox: from now on no vendor answers. */
  readonly stopVendors: () => Promise<void>;
};

/** A small world of the sandbox that stands still. */
export type World = { readonly seed: number; readonly now: string };
type How = { readonly quick?: boolean; readonly world?: World };

/** A fraction of the usual size: some hundred numbers in a task. */
const SCALE = '0.08';
const argsOf = ({ seed, now }: World) => ['--seed', `${seed}`, '--now', now, '--speed', '0', '--scale', SCALE];

/** The real sandbox, once; `quick` without its latency and limits. */
async function startVendors({ quick, world }: How): Promise<{
  readonly demo: Demo;
  readonly entries: readonly ConnectionEntry[];
}> {
  let entries: readonly ConnectionEntry[] = [];
  const log = createLog('error', () => undefined);
  const demo = startDemo({
    ...(quick && { script: join(process.cwd(), 'sandbox', 'quick.mjs') }),
    ...(world && { args: argsOf(world) }),
    log,
    onUp: (up) => {
      entries = up.entries;
    },
  });
  await demo.ready;
  return { demo, entries };
}

/** `openApi` on the real sandbox's four connections, or what `adapt` makes of them. */
export async function openTestApi(
  variables: Readonly<Record<string, string>> = {},
  adapt: (entries: readonly ConnectionEntry[]) => readonly ConnectionEntry[] = (entries) => entries,
  how: How = {},
): Promise<TestApi> {
  const { demo, entries: given } = await startVendors(how);
  const entries = adapt(given);
  const api = await openApi(entries, variables);
  // Not spread: its services are others after a restart.
  return Object.create(api, {
    entries: { value: entries },
    stopVendors: { value: demo.stop },
    close: {
      value: async () => {
        await demo.stop();
        await api.close();
      },
    },
  });
}
