import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: {
      // As in next.config.js: messages are compiled where they are loaded.
      'use-intl/format-message': 'use-intl/format-message/format-only',
      // Outside Next's bundler the real package always throws.
      'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)),
      '@': fileURLToPath(new URL('.', import.meta.url)),
    },
  },
  test: {
    include: ['lib/**/*.test.ts', 'sandbox/**/*.test.mjs', 'scripts/**/*.test.mjs', '*.test.ts'],
    // Pages that are drawn on the server read their texts by the same alias.
    server: { deps: { inline: ['use-intl'] } },
    pool: 'forks',
    // Most tests wait for sockets and stores: a second one beside the first costs neither its time.
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
