import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { hydrated } from './hydrated';
import { type SandboxEntry, sandboxAccounts } from './sandbox-accounts';

let accounts: Promise<readonly SandboxEntry[]> | undefined;

/** What the sandbox takes as the account of this connection of its own. */
export async function accountOf(id: string) {
  accounts ??= sandboxAccounts();
  const entry = (await accounts).find((one) => one.id === id);
  if (!entry) throw new Error(`The sandbox has no account ${id}.`);
  return entry.account;
}

/** Where the product's own sandbox listens; the one private address that it may dial. */
export async function sandboxUrl(request: APIRequestContext): Promise<string> {
  const { data } = await (await request.get('/api/v1/connections')).json();
  return new URL(data.find((one: { sandbox: boolean }) => one.sandbox).baseUrl).origin;
}

/** Two projects and several workers share one server: nobody may take another's name. */
export const unique = (name: string) => `${name} ${crypto.randomUUID().slice(0, 8)}`;

/** Fills the form of a new connection to byrobot. */
export async function fillByrobot(page: Page, { name, url, secret }: { name: string; url: string; secret: string }) {
  const account = await accountOf('by');
  await hydrated(page.getByRole('textbox', { name: '接口地址' }));
  await page.getByRole('radio', { name: /byrobot/ }).check();
  await page.getByRole('textbox', { name: '名称', exact: true }).fill(name);
  await page.getByRole('textbox', { name: '接口地址' }).fill(url);
  await page.getByRole('textbox', { name: 'appKey' }).fill(String(account['appKey']));
  await page.getByRole('textbox', { name: 'appSecret' }).fill(secret);
  await page.getByRole('textbox', { name: '公司编号' }).fill(String(account['companyId']));
}

/** Adds a connection over the API; its id. */
export async function added(request: APIRequestContext, part: Record<string, unknown> = {}): Promise<string> {
  const id = `e2e-${crypto.randomUUID().slice(0, 8)}`;
  const entry = {
    id,
    name: unique('改前'),
    dialect: 'byrobot',
    baseUrl: `${await sandboxUrl(request)}/mode/consistent`,
    account: await accountOf('by'),
    ...part,
  };
  expect((await request.post('/api/v1/connections', { data: entry })).status()).toBe(200);
  return id;
}

/** A connection as the server has it. */
export async function savedAs(request: APIRequestContext, id: string) {
  const { data } = await (await request.get('/api/v1/connections')).json();
  return data.find((one: { id: string }) => one.id === id);
}

/** Takes back what `added` added. */
export const remove = async (request: APIRequestContext, id: string) =>
  expect((await request.delete(`/api/v1/connections/${id}`)).status()).toBe(200);
