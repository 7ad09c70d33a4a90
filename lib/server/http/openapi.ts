import * as z from 'zod';
import { HTTP_STATUS } from '@/lib/errors';
import 'server-only';
import { type AnyEndpoint, ENDPOINTS } from './endpoints';

type Json = Record<string, unknown>;
type Schema = z.core.$ZodType;

/** The JSON Schema of what goes in (before defaults and transformations) or comes out. */
function schemaOf(schema: Schema, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

/** An object schema's fields, of whichever flavour of zod. */
function fieldsOf(schema: Schema): [string, Schema][] {
  const { def } = schema._zod;
  return 'shape' in def && typeof def.shape === 'object' && def.shape !== null
    ? Object.entries(def.shape as Record<string, Schema>)
    : [];
}

/** As it comes out of the parser: a search parameter's text has become its number there, bounds included. */
function parametersOf({ input, path }: AnyEndpoint): Json[] {
  return fieldsOf(input).map(([name, schema]) => {
    const inPath = path.includes(`{${name}}`);
    const required = inPath || !z.safeParse(schema, undefined).success;
    return { name, in: inPath ? 'path' : 'query', required, schema: schemaOf(schema, 'output') };
  });
}

const proxied = (endpoint: AnyEndpoint) => fieldsOf(endpoint.reply).some(([name]) => name === 'meta');

/** What an endpoint of bytes answers to `Range`, `If-Range` and `If-None-Match` (RFC 9110). */
const RANGED = {
  206: { description: 'The part that `Range` asked for, named by `Content-Range`' },
  304: { description: 'Not modified since the `If-None-Match` of the request' },
  416: { description: 'Nothing at that place; `Content-Range: bytes */<length>` says how much there is' },
};

function operationOf(endpoint: AnyEndpoint): Json {
  const headers = {
    'X-Request-Id': { schema: { type: 'string' } },
    ...(proxied(endpoint) && {
      ETag: { schema: { type: 'string' } },
      'Cache-Status': { schema: { type: 'string' }, description: 'RFC 9211, cache name callboard' },
      'Server-Timing': { schema: { type: 'string' } },
    }),
  };
  const ok = {
    description: 'Success',
    headers,
    content: endpoint.media
      ? Object.fromEntries(endpoint.media.map((type) => [type, {}]))
      : { 'application/json': { schema: schemaOf(endpoint.reply, 'output') } },
  };
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    ...(endpoint.access === 'anonymous' ? { security: [] } : { 'x-role': endpoint.access }),
    ...(endpoint.right && { 'x-right': endpoint.right }),
    parameters: parametersOf(endpoint),
    ...(endpoint.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
      },
    }),
    responses: {
      200: ok,
      ...(endpoint.media && !endpoint.streamed && RANGED),
      ...(proxied(endpoint) && { 304: { description: 'Not modified since the `If-None-Match` of the request' } }),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(HTTP_STATUS) },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    retryAfterSeconds: { type: 'number' },
    errors: {
      type: 'array',
      description: 'With bad_request: every field that is wrong',
      items: {
        type: 'object',
        required: ['field', 'reason'],
        properties: { field: { type: 'string' }, reason: { type: 'string' } },
      },
    },
  },
};

/** The contract as OpenAPI 3.1, from the schemas that the routes themselves parse with. */
export function openapiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of ENDPOINTS) {
    const path = paths[endpoint.path] ?? {};
    path[endpoint.method.toLowerCase()] = operationOf(endpoint);
    paths[endpoint.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Callboard', version: '1', description: 'Statistics of robot calls, one model for every vendor.' },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'callboard_session' },
      },
      schemas: { Problem: PROBLEM },
      responses: {
        Problem: {
          description: 'A failure, RFC 9457',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}
