import { ROOMS } from './rooms.mjs';

const NPM = ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown'];
const TEST = '[.]test[.](tsx?|mjs)$';
const anyOf = (paths) => `^(?:${paths.join('|')})`;
const packagePath = (name) => `node_modules/(?:@types/)?${name}/`;

const rooms = Object.entries(ROOMS).flatMap(([room, { from, packages }]) => [
  {
    name: `rooms:${room}`,
    severity: 'error',
    comment: `${room} may import from: ${from.join(', ') || 'nothing but itself'}.`,
    from: { path: `^${room}`, pathNot: TEST },
    to: { path: '^(?:app|components|lib|engine|sandbox|bench|e2e)/', pathNot: anyOf([room, ...from]) },
  },
  {
    name: `packages:${room}`,
    severity: 'error',
    comment: `${room} may use: ${packages.join(', ') || 'no package'}.`,
    from: { path: `^${room}`, pathNot: TEST },
    to: {
      dependencyTypes: [...NPM, ...(packages.includes('node:') ? [] : ['core'])],
      ...(packages.length > 0 && { pathNot: packages.map(packagePath).join('|') }),
    },
  },
]);

export default {
  forbidden: [
    ...rooms,
    {
      name: 'vendors-are-strangers',
      severity: 'error',
      comment: 'One vendor never borrows from another.',
      from: { path: '^lib/vendors/([^/]+)/' },
      to: { path: '^lib/vendors/[^/]+/', pathNot: '^lib/vendors/$1/' },
    },
    {
      name: 'dialects-are-strangers',
      severity: 'error',
      comment: 'Nor one dialect from its sister: their code tables differ.',
      from: { path: '^lib/vendors/([^/]+)/([^/]+)/' },
      to: { path: '^lib/vendors/$1/[^/]+/', pathNot: '^lib/vendors/$1/$2/' },
    },
    {
      name: 'browser-stays-out',
      severity: 'error',
      comment: 'Nothing that runs in the browser may reach the server, a store or a vendor, at any distance.',
      from: { path: '^(?:components|lib/queries)/', pathNot: TEST },
      to: { path: '^lib/(?:server|store|vendors|proxy)/', reachable: true },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-test-in-product', severity: 'error', from: { pathNot: TEST }, to: { path: TEST } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.]next' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
