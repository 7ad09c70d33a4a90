// The sandbox for tests that read whole lists: it answers at once and refuses nobody for asking often.
import process from 'node:process';

process.argv.push('--latency', 'none');
await import('./main.mjs');
