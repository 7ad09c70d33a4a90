import { parseArgs } from 'node:util';
import { startSandbox } from './server.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    seed: { type: 'string', default: '20261112' },
    now: { type: 'string' },
    speed: { type: 'string', default: '1' },
    latency: { type: 'string', default: 'real' },
    mode: { type: 'string', default: 'consistent' },
  },
});

const sandbox = await startSandbox({
  port: Number(values.port),
  host: values.host,
  seed: Number(values.seed),
  now: values.now,
  speed: Number(values.speed),
  latency: values.latency,
  mode: values.mode,
});

async function stop() {
  await sandbox.close();
  process.exit(0);
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// The parent holds the other end: when it dies, however it dies, this closes.
process.stdin.once('end', stop).once('close', stop).once('error', stop).resume();

process.stdout.write(`${JSON.stringify({ ready: true, url: sandbox.url, connections: sandbox.connections })}\n`);
