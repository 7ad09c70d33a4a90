import { expect, test } from 'vitest';
import { ENDPOINTS } from './endpoints';
import { openapiDocument } from './openapi';

const document = openapiDocument();
const text = JSON.stringify(document);

test('the contract names every endpoint with its method, parameters and answer', () => {
  const operations = Object.values(document['paths'] as Record<string, Record<string, { operationId: string }>>);
  const names = operations.flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
  expect(names.sort()).toEqual(ENDPOINTS.map(({ name }) => name).sort());
});

test('every name in a path is a required parameter of it', () => {
  const paths = Object.entries(
    document['paths'] as Record<
      string,
      Record<string, { parameters: { name: string; in: string; required: boolean }[] }>
    >,
  );
  for (const [path, methods] of paths) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters } of Object.values(methods)) {
      const inPath = parameters.filter((one) => one.in === 'path');
      expect(inPath.map(({ name }) => name).sort()).toEqual([...names].sort());
      expect(inPath.every(({ required }) => required)).toBe(true);
    }
  }
});

test('it is OpenAPI 3.1, and every reference leads somewhere', () => {
  expect(document['openapi']).toMatch(/^3\.1\./);
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? '');
  expect(references.length).toBeGreaterThan(ENDPOINTS.length);
  for (const reference of references) {
    const found = reference.split('/').reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], document);
    expect(found, reference).toBeDefined();
  }
});

test('a search parameter is described as the number that it stands for', () => {
  expect(text).toContain(
    '"name":"pageSize","in":"query","required":false,"schema":{"default":50,"type":"integer","minimum":1,"maximum":200}',
  );
});
