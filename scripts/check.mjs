// `npm run check`: every gate that needs neither a build nor a browser.
import process from 'node:process';
import { deadCode, lint, rooms, runGates, types, unit } from './gates.mjs';

const { failed } = await runGates([
  ['lint', lint],
  ['types', types],
  ['rooms', rooms],
  ['dead code', deadCode],
  ['unit', unit],
]);
process.exit(failed === 0 ? 0 : 1);
