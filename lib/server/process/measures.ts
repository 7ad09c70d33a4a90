import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import 'server-only';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * Counters and durations for GET /metrics. Labels are words of the code (endpoint names, dialects, states), never an id
 * or anything that came from outside.
 */
export function createMeasures() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'callboard_' });
  const requests = new Counter({
    name: 'callboard_http_requests_total',
    help: 'Answers of the HTTP API.',
    labelNames: ['endpoint', 'method', 'status'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'callboard_http_request_seconds',
    help: 'Time to answer a request of the HTTP API.',
    labelNames: ['endpoint'],
    buckets: SECONDS,
    registers: [registry],
  });
  const reads = new Counter({
    name: 'callboard_reads_total',
    help: 'Questions about vendor data, by where the answer came from (fresh, cached, stale) or the failure.',
    labelNames: ['dialect', 'question', 'state'],
    registers: [registry],
  });
  const vendorSeconds = new Histogram({
    name: 'callboard_vendor_seconds',
    help: 'Time that a question took at the vendor, all its requests together.',
    labelNames: ['dialect', 'result'],
    buckets: SECONDS,
    registers: [registry],
  });
  const recordingSeconds = new Histogram({
    name: 'callboard_recording_seconds',
    help: 'Time until a recording was here whole, or failed; not those that were kept here.',
    labelNames: ['dialect', 'result'],
    buckets: SECONDS,
    registers: [registry],
  });
  const recordingBytes = new Counter({
    name: 'callboard_recording_bytes_total',
    help: 'Bytes of recordings that came from vendors.',
    labelNames: ['dialect'],
    registers: [registry],
  });
  const recordingRetries = new Counter({
    name: 'callboard_recording_retries_total',
    help: 'Recordings that were asked for a second time, since the first failed before anything came.',
    labelNames: ['dialect'],
    registers: [registry],
  });
  const connections = new Gauge({
    name: 'callboard_connections',
    help: 'Connections by state.',
    labelNames: ['state'],
    registers: [registry],
  });
  const recordings = { seconds: recordingSeconds, bytes: recordingBytes, retries: recordingRetries };
  return { registry, requests, durations, reads, vendorSeconds, recordings, connections };
}

export type Measures = ReturnType<typeof createMeasures>;
