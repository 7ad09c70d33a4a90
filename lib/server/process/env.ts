import { AppError } from '@/lib/errors';
import 'server-only';
import * as z from 'zod';

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const whole = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);
const bytesOf = (text: string) => (/^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64').byteLength : 0);
const address = (protocols: RegExp) => (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && protocols.test(url.protocol) && url.hostname !== '';
};
const flag = z.enum(['0', '1']);

/** Every variable of api.md section 2. `takes` ends the sentence that a wrong value stops the start with. */
const VARIABLES = {
  HOST: {
    takes: 'a host name or an IP address',
    schema: z
      .string()
      .regex(/^[A-Za-z0-9.:_-]{1,253}$/)
      .default('127.0.0.1'),
  },
  PORT: {
    takes: 'a whole number from 0 to 65535',
    schema: z.string().transform(whole).pipe(z.int().min(0).max(65_535)).default(3000),
  },
  CALLBOARD_DATA_DIR: { takes: 'the path of a directory', schema: z.string().max(4_096).default('./data') },
  DATABASE_URL: {
    takes: 'an address postgres://user:password@host:5432/database',
    secret: true,
    schema: z
      .string()
      .refine(address(/^postgres(?:ql)?:$/))
      .nullable()
      .default(null),
  },
  CLICKHOUSE_URL: {
    takes: 'an address http(s)://user:password@host:8123/database',
    secret: true,
    schema: z
      .string()
      .refine(address(/^https?:$/))
      .nullable()
      .default(null),
  },
  CALLBOARD_SECRET: {
    takes: 'at least 32 bytes in base64',
    secret: true,
    schema: z
      .string()
      .refine((text) => bytesOf(text) >= 32)
      .nullable()
      .default(null),
  },
  CALLBOARD_CONNECTIONS: {
    takes: 'the path of a provisioning file',
    schema: z.string().max(4_096).nullable().default(null),
  },
  CALLBOARD_ADMIN_TOKEN: {
    takes: 'at least 32 characters, without spaces',
    secret: true,
    schema: z
      .string()
      .regex(/^[\x21-\x7e]{32,500}$/)
      .nullable()
      .default(null),
  },
  CALLBOARD_DEMO: { takes: 'auto, 1 or 0', schema: z.enum(['auto', '1', '0']).default('auto') },
  CALLBOARD_ALLOW_PRIVATE_UPSTREAMS: { takes: '0 or 1', schema: flag.default('0') },
  CALLBOARD_METRICS: { takes: 'admin or public', schema: z.enum(['admin', 'public']).default('admin') },
  CALLBOARD_LOG_LEVEL: { takes: `one of ${LOG_LEVELS.join(', ')}`, schema: z.enum(LOG_LEVELS).default('info') },
} as const;

type Name = keyof typeof VARIABLES;
type Source = Readonly<Record<string, string | undefined>>;

/** What a variable holds, as far as it may be said. */
function shown(name: Name, value: string): string {
  if ('secret' in VARIABLES[name]) return `holds ${value.length} characters that do not fit`;
  return `holds ${JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value)}`;
}

/** An empty text counts as unset, as in compose files. */
function read<Schema extends z.ZodType>(name: Name, schema: Schema, source: Source): z.output<Schema> {
  const value = source[name]?.trim() || undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('bad_request', `${name} ${shown(name, value ?? '')}, but takes ${VARIABLES[name].takes}.`);
}

/**
 * The configuration, defaults included; null is unset.
 * @throws AppError `bad_request` with one sentence that names the first wrong variable, never a secret's value.
 */
export function readEnv(source: Source) {
  return {
    host: read('HOST', VARIABLES.HOST.schema, source),
    port: read('PORT', VARIABLES.PORT.schema, source),
    dataDir: read('CALLBOARD_DATA_DIR', VARIABLES.CALLBOARD_DATA_DIR.schema, source),
    databaseUrl: read('DATABASE_URL', VARIABLES.DATABASE_URL.schema, source),
    clickhouseUrl: read('CLICKHOUSE_URL', VARIABLES.CLICKHOUSE_URL.schema, source),
    secret: read('CALLBOARD_SECRET', VARIABLES.CALLBOARD_SECRET.schema, source),
    connectionsFile: read('CALLBOARD_CONNECTIONS', VARIABLES.CALLBOARD_CONNECTIONS.schema, source),
    adminToken: read('CALLBOARD_ADMIN_TOKEN', VARIABLES.CALLBOARD_ADMIN_TOKEN.schema, source),
    demo: read('CALLBOARD_DEMO', VARIABLES.CALLBOARD_DEMO.schema, source),
    allowPrivateUpstreams:
      read('CALLBOARD_ALLOW_PRIVATE_UPSTREAMS', VARIABLES.CALLBOARD_ALLOW_PRIVATE_UPSTREAMS.schema, source) === '1',
    openMetrics: read('CALLBOARD_METRICS', VARIABLES.CALLBOARD_METRICS.schema, source) === 'public',
    logLevel: read('CALLBOARD_LOG_LEVEL', VARIABLES.CALLBOARD_LOG_LEVEL.schema, source),
  };
}
export type Env = ReturnType<typeof readEnv>;

/** This process's environment: the one place that hands it to others (`${NAME}` of a provisioning file). */
export function processEnv(): Source {
  return process.env;
}
