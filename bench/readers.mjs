import { Agent, request } from 'node:http';

/** One request, read to its end: its status. */
function read(url, agent) {
  return new Promise((resolve, reject) => {
    // As browsers ask.
    const sent = request(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** So many readers for so many seconds, each asking again as soon as it has its answer. `at`: a quantile, as text. */
export async function readFor(url, seconds, readers) {
  const agent = new Agent({ keepAlive: true, maxSockets: readers });
  const times = [];
  let errors = 0;
  const from = performance.now();
  const until = from + seconds * 1_000;
  await Promise.all(
    Array.from({ length: readers }, async () => {
      while (performance.now() < until) {
        const began = performance.now();
        const status = await read(url, agent);
        times.push(performance.now() - began);
        if (status !== 200) errors += 1;
      }
    }),
  );
  const rate = times.length / ((performance.now() - from) / 1_000);
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  return { rate, count: times.length, errors, at };
}
