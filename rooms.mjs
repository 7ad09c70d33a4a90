// Which room may import from which, and which packages each may use. Read by people first; .dependency-cruiser.mjs
// turns each row into two rules. A key is the start of a path, as a pattern. 'node:' stands for Node's own modules.
const family = {
  from: [
    'components/ui',
    'components/charts',
    'components/quality',
    'components/raw',
    'components/source',
    'components/links',
    'components/reveal',
    'lib/queries',
    'lib/api',
    'lib/charts',
    'lib/format',
    'lib/messages',
    'lib/model',
    'lib/errors.ts',
  ],
  packages: ['react', 'next', '@tanstack/react-query', 'use-intl'],
};
const families = [
  'shell',
  'task',
  'tasks',
  'calls',
  'overview',
  'inbound',
  'connections',
  'definitions',
  'quality',
  'raw',
  'source',
  'report',
  'links',
  'reveal',
  'settings',
  'tokens',
  'audit',
  'people',
];

export const ROOMS = {
  'lib/errors.ts': { from: [], packages: [] },
  'lib/model': { from: [], packages: ['zod'] },
  'lib/messages': { from: [], packages: ['icu-minify'] },
  'lib/format': { from: ['lib/model'], packages: [] },
  'lib/metrics': { from: ['lib/model'], packages: [] },
  // An export is a page without a browser: rows as text, in the reader's words.
  'lib/csv': { from: ['lib/model', 'lib/format', 'lib/messages'], packages: ['csv-stringify'] },
  // A report as rows, for files and for comparing: what is where is decided as for its page.
  'lib/report-files': {
    from: ['lib/model', 'lib/metrics', 'lib/charts', 'lib/format', 'lib/messages', 'lib/csv'],
    packages: ['write-excel-file'],
  },
  'lib/charts': { from: ['lib/model', 'lib/metrics', 'lib/format'], packages: [] },
  'lib/vendors': { from: ['lib/model', 'lib/errors.ts'], packages: ['zod', 'server-only', 'node:'] },
  'lib/proxy': { from: ['lib/model', 'lib/errors.ts'], packages: ['undici', 'lru-cache', 'mpg123-decoder', 'node:'] },
  'lib/store/app': { from: ['lib/model', 'lib/errors.ts'], packages: ['kysely', 'libsql', 'pg', 'node:'] },
  'lib/api': { from: ['lib/model', 'lib/errors.ts'], packages: ['zod'] },
  'lib/server': {
    from: [
      'lib/api',
      'lib/vendors',
      'lib/proxy',
      'lib/store',
      'lib/metrics',
      'lib/csv',
      'lib/report-files',
      'lib/messages',
      'lib/format',
      'lib/model',
      'lib/errors.ts',
    ],
    packages: ['zod', 'next', 'server-only', 'pino', 'prom-client', 'node:'],
  },
  'lib/queries': { from: ['lib/api', 'lib/model', 'lib/errors.ts'], packages: ['zod', '@tanstack/react-query'] },
  'components/ui': { from: [], packages: ['react', 'next'] },
  'components/charts': {
    from: ['components/ui', 'lib/charts', 'lib/format'],
    packages: ['react', 'recharts', 'use-intl'],
  },
  ...Object.fromEntries(families.map((name) => [`components/${name}/`, family])),
  // Changes the password by the same dialog as the menu of the account.
  'components/account/': {
    from: [...family.from, 'components/shell/password-dialog.tsx'],
    packages: [...family.packages, 'qr'],
  },
  // Lists whose rows are gone to by keys of the page.
  'components/calls/': { ...family, from: [...family.from, 'components/shell/use-keys.ts'] },
  // The one page that draws sound, and that has keys of its own.
  'components/call/': {
    from: [...family.from, 'components/shell/use-keys.ts'],
    packages: [...family.packages, 'wavesurfer.js'],
  },
  // A report's file is a page without a browser; whoever draws it stands with the pages.
  'app/api': { from: ['lib/server', 'lib/api', 'app/drawn'], packages: [] },
  'app/(?!api/)': {
    from: ['components', 'lib/server', 'lib/queries', 'lib/api', 'lib/model', 'lib/messages', 'lib/format'],
    packages: ['react', 'react-dom', 'next', '@tanstack/react-query', 'use-intl', 'geist'],
  },
  sandbox: { from: [], packages: ['node:'] },
  bench: { from: ['lib'], packages: ['node:', '@playwright/test'] },
  // How a page's first load is measured is the bench's.
  e2e: { from: ['bench'], packages: ['@playwright/test', '@axe-core/playwright', 'node:'] },
};
