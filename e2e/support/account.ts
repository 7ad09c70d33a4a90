import { type APIRequestContext, expect } from '@playwright/test';

/** The account that the global set-up makes and that every test is signed in with. */
export const ADMIN = { login: 'lin', name: '林晓', password: 'correct-horse-battery' } as const;

type Account = { readonly login: string; readonly name: string; readonly password: string };

/** Redeems a one-time link over the API; the context's cookies are signed in then. */
export async function redeem(request: APIRequestContext, setupUrl: string, account: Account = ADMIN): Promise<void> {
  const token = new URL(setupUrl).searchParams.get('token');
  const response = await request.post('/api/v1/setup', { data: { token, ...account } });
  expect(response.status(), await response.text()).toBe(200);
}
