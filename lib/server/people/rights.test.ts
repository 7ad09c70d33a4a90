import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callsEndpoint } from '@/lib/api/calls';
import { RIGHTS, type Right } from '@/lib/model/rights';
import { ROLES, roleCovers } from '@/lib/model/user';
import { type AnyEndpoint, ENDPOINTS } from '../http/endpoints';
import { openApi } from '../testing/api';
import { asRole, type Somebody, somebody } from '../testing/people';
import { type Planted, plantedVendors } from '../testing/planted-vendors';

// Made from the list of endpoints: a new one that takes a right is asked without anybody thinking of it.

let api: Awaited<ReturnType<typeof openApi>>;
let vendors: Planted;
beforeAll(async () => {
  vendors = await plantedVendors();
  api = await openApi(vendors.entries);
});
afterAll(async () => {
  await api.close();
  await vendors.close();
});

const GUARDED = ENDPOINTS.flatMap((endpoint) => (endpoint.right ? [{ endpoint, right: endpoint.right }] : []));
/** Ids of nothing: what passes the gate finds nothing to change. */
const pathOf = ({ path }: AnyEndpoint) => path.replace(/\{\w+\}/g, 'nothing');

async function askedBy({ headers }: Somebody, endpoint: AnyEndpoint) {
  const body = endpoint.body ? {} : undefined;
  const response = await api.ask(endpoint, pathOf(endpoint), { as: 'nobody', headers, body });
  const { status } = response;
  return { status, detail: status < 400 ? '' : String((await response.json()).detail) };
}

describe.each(ROLES)('a person with the role %s', (role) => {
  test.each(RIGHTS)('passes every gate of %s with that right alone, and none without it', async (right) => {
    const others = RIGHTS.filter((one) => one !== right);
    const holder = await somebody(api, { ...asRole(role), rights: [right] });
    const lacking = await somebody(api, { ...asRole(role), rights: others });
    for (const { endpoint, right: needed } of GUARDED) {
      const named = `This takes the right ${needed}.`;
      const mayCall = roleCovers(role, endpoint.access === 'anonymous' ? 'viewer' : endpoint.access);
      const [held, denied] = [await askedBy(holder, endpoint), await askedBy(lacking, endpoint)];
      const said = (answer: typeof held) => [endpoint.name, answer.status, answer.detail];
      if (!mayCall) expect([held.status, denied.status], endpoint.name).toEqual([403, 403]);
      else if (needed === right) {
        expect(held.detail, endpoint.name).not.toContain('This takes the right');
        expect(said(denied)).toEqual([endpoint.name, 403, named]);
      } else {
        expect(said(held)).toEqual([endpoint.name, 403, named]);
        expect(denied.detail, endpoint.name).not.toContain('This takes the right');
      }
    }
  });
});

test('every right opens something', () => {
  const opened = new Set<Right>(GUARDED.map(({ right }) => right));
  // Asked for by a parameter.
  opened.add('calls:reveal');
  expect(RIGHTS.filter((right) => !opened.has(right))).toEqual([]);
});

test('whole numbers are shown to a viewer who was given that right, and not to an admin whom it was taken from', async () => {
  const ask = async (by: Somebody) =>
    (
      await api.ask(callsEndpoint, '/connections/tel/tasks/t/calls?reveal=true&reason=Call+back', {
        as: 'nobody',
        headers: by.headers,
      })
    ).status;
  const viewer = await somebody(api, { ...asRole('viewer'), rights: ['calls:reveal'] });
  const admin = await somebody(api, { ...asRole('admin'), rights: ['links:make'] });
  expect([await ask(viewer), await ask(admin)]).toEqual([200, 403]);
});
