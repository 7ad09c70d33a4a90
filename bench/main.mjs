// `npm run bench`: the task page; `npm run bench call`: a call and its recording; `npm run bench list`: a list of
// 20,000 rows; `npm run bench share`: readers of a shared report.
import process from 'node:process';

const BENCHES = new Map([
  ['page', () => import('./page.mjs')],
  ['call', () => import('./call.mjs')],
  ['list', () => import('./list.mjs')],
  ['share', () => import('./share.mjs')],
]);

const [, , what = 'page'] = process.argv;
const bench = BENCHES.get(what);
if (!bench) {
  process.stderr.write(`No bench is called ${what}: ${[...BENCHES.keys()].join(', ')}.\n`);
  process.exit(1);
}
await bench();
