// What the vendors' documents leave open, or changed between versions, can be switched while the sandbox runs.

const CHOICES = {
  codes: ['native', '2020', '2024'], // telrobot: the meaning of statuses 2 and 12; native = that of the dialect
  traditional: [false, true], // telrobot-v1: labels in traditional characters, as in doc 001
  httpStatusMirror: [false, true], // byrobot: the business code also as HTTP status
  durationFormat: ['text', 'digits', 'number'], // byrobot: "27秒", "27" or 27
  bucketNames: ['documented', 'sample'], // byrobot: names of the duration and round buckets
  aiUnknown: ['int', 'bool'], // byrobot
  fullVoice: ['bytes', 'redirect', 'json'], // telrobot-agent: how download-full-voice answers
  undialedShape: ['object', 'array'], // byrobot: older documents show a plain array
  authScheme: ['Token', 'Bearer', 'both'], // airudder: accepted in the Authorization header
  clockCheck: ['virtual', 'real', 'off'], // byrobot: what `datetime` is compared with
  gzip: [true, false],
};

export function createSwitches(overrides = {}) {
  const initial = Object.fromEntries(Object.entries(CHOICES).map(([name, [first]]) => [name, first]));
  const values = { ...initial, rateLimit: 30, canary: null };
  const set = (change) => {
    for (const [name, value] of Object.entries(change)) check(name, value);
    Object.assign(values, change);
  };
  set(overrides);
  return { values, set };
}

function check(name, value) {
  if (name === 'canary' && (value === null || typeof value === 'string')) return;
  if (name === 'rateLimit' && Number.isFinite(value) && value >= 0) return;
  if (CHOICES[name]?.includes(value)) return;
  throw new RangeError(`no such switch or value: ${name} = ${JSON.stringify(value)}`);
}
