// `npm run bench`: the task page; `npm run bench call`: a call and its recording.
import process from 'node:process';

const [, , what = 'page'] = process.argv;
if (!['page', 'call'].includes(what)) {
  process.stderr.write(`No bench is called ${what}: page or call.\n`);
  process.exit(1);
}
await import(`./${what}.mjs`);
