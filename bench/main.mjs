// `npm run bench`: the task page; `npm run bench call`: a call and its recording; `npm run bench list`: a list of
// 20,000 rows.
import process from 'node:process';

const [, , what = 'page'] = process.argv;
if (!['page', 'call', 'list'].includes(what)) {
  process.stderr.write(`No bench is called ${what}: page, call or list.\n`);
  process.exit(1);
}
await import(`./${what}.mjs`);
