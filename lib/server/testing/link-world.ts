import { tasksEndpoint } from '@/lib/api/tasks';
import 'server-only';
import { type Api, openApi } from './api';
import { linkOwner } from './links';
import { type Planted, plantedVendors } from './planted-vendors';

type Owner = ReturnType<typeof linkOwner>;

/** The owner of links to the report of a task of the planted vendors. */
export async function taskLinkOwner(api: Api): Promise<Owner> {
  const { data } = await (await api.ask(tasksEndpoint, '/connections/tel/tasks')).json();
  return linkOwner(api, { kind: 'task', connectionId: 'tel', taskId: data[0].id });
}

/** What tests of links ask: a server, its vendors, which answer with their samples, and the owner of links. */
export type LinkWorld = {
  readonly api: Api;
  readonly vendors: Planted;
  readonly owner: Owner;
  readonly close: () => Promise<void>;
};

/** Opens one; to be closed after the tests. */
export async function openLinkWorld(): Promise<LinkWorld> {
  const vendors = await plantedVendors();
  const api = await openApi(vendors.entries);
  const owner = await taskLinkOwner(api);
  return {
    api,
    vendors,
    owner,
    async close() {
      await api.close();
      await vendors.close();
    },
  };
}
