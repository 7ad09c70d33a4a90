import { describe, expect, test } from 'vitest';
import { readEnv } from './env';

const sentenceOf = (source: Record<string, string>): string => {
  try {
    readEnv(source);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
};

describe('the environment', () => {
  test('an empty environment gives the documented defaults', () => {
    expect(readEnv({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDir: './data',
      databaseUrl: null,
      clickhouseUrl: null,
      secret: null,
      connectionsFile: null,
      adminToken: null,
      demo: 'auto',
      allowPrivateUpstreams: false,
      openMetrics: false,
      logLevel: 'info',
    });
  });

  test('an empty text counts as unset', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: ' ', CALLBOARD_DEMO: '' })).toEqual(readEnv({}));
  });

  test('every documented value is taken', () => {
    const secret = Buffer.alloc(32, 7).toString('base64');
    expect(
      readEnv({
        HOST: '::1',
        PORT: '65535',
        CALLBOARD_DATA_DIR: '/var/lib/callboard',
        DATABASE_URL: 'postgres://user:word@db.example:5432/callboard',
        CLICKHOUSE_URL: 'https://user:word@ch.example:8443/calls',
        CALLBOARD_SECRET: secret,
        CALLBOARD_CONNECTIONS: '/etc/callboard.json',
        CALLBOARD_ADMIN_TOKEN: 'x'.repeat(32),
        CALLBOARD_DEMO: '0',
        CALLBOARD_ALLOW_PRIVATE_UPSTREAMS: '1',
        CALLBOARD_METRICS: 'public',
        CALLBOARD_LOG_LEVEL: 'error',
      }),
    ).toMatchObject({ host: '::1', port: 65_535, secret, demo: '0', allowPrivateUpstreams: true, openMetrics: true });
  });

  test.each([
    ['HOST', 'a b', 'HOST holds "a b", but takes a host name or an IP address.'],
    ['PORT', '65536', 'PORT holds "65536", but takes a whole number from 0 to 65535.'],
    ['PORT', '-1', 'PORT holds "-1", but takes a whole number from 0 to 65535.'],
    ['PORT', '0x50', 'PORT holds "0x50", but takes a whole number from 0 to 65535.'],
    ['PORT', '３０００', 'PORT holds "３０００", but takes a whole number from 0 to 65535.'],
    ['CALLBOARD_DEMO', 'yes', 'CALLBOARD_DEMO holds "yes", but takes auto, 1 or 0.'],
    ['CALLBOARD_ALLOW_PRIVATE_UPSTREAMS', 'true', 'CALLBOARD_ALLOW_PRIVATE_UPSTREAMS holds "true", but takes 0 or 1.'],
    ['CALLBOARD_METRICS', 'open', 'CALLBOARD_METRICS holds "open", but takes admin or public.'],
    ['CALLBOARD_LOG_LEVEL', 'INFO', 'CALLBOARD_LOG_LEVEL holds "INFO", but takes one of debug, info, warn, error.'],
  ])('%s=%s stops the start with one sentence', (name, value, sentence) => {
    expect(sentenceOf({ [name]: value })).toBe(sentence);
  });

  test.each([
    ['DATABASE_URL', 'mysql://root:hunter2@db/x', 'an address postgres://user:password@host:5432/database'],
    ['CLICKHOUSE_URL', 'tcp://default:hunter2@ch:9000/x', 'an address http(s)://user:password@host:8123/database'],
    ['CALLBOARD_SECRET', 'hunter2', 'at least 32 bytes in base64'],
    ['CALLBOARD_SECRET', `${'hunter2 '.repeat(9)}`, 'at least 32 bytes in base64'],
    ['CALLBOARD_ADMIN_TOKEN', 'hunter2', 'at least 32 characters, without spaces'],
  ])('%s is named, but never shown', (name, value, takes) => {
    const sentence = sentenceOf({ [name]: value });
    expect(sentence).toBe(`${name} holds ${value.trim().length} characters that do not fit, but takes ${takes}.`);
    expect(sentence).not.toContain('hunter2');
  });

  test('a very long value is cut in the sentence', () => {
    expect(sentenceOf({ PORT: '9'.repeat(5_000) }).length).toBeLessThan(160);
  });
});
