/** The sandbox's own endpoints under /__sandbox/. Loopback only: they can rewrite what every client sees. */
export function createControl({ log, faults, switches, clock, report, truth }) {
  const routes = {
    'GET requests': () => log.read(),
    'DELETE requests': () => log.clear(),
    'GET faults': () => faults.list(),
    'PUT faults': (body) => faults.set(Array.isArray(body) ? body : [body]),
    'DELETE faults': () => faults.set([]),
    'PUT clock': (body) => clock.set(clockChange(body)),
    'GET clock': () => ({ now: new Date(clock.now()).toISOString(), speed: clock.speed() }),
    'PUT switches': (body) => switches.set(body),
    'GET switches': () => switches.values,
    'GET state': () => report(),
    'GET truth/tel': () => truth('tel'),
    'GET truth/tel-v1': () => truth('tel-v1'),
    'GET truth/by': () => truth('by'),
  };

  return (method, path, body, remoteAddress) => {
    if (!/^(::1|127\.|::ffff:127\.)/.test(remoteAddress ?? ''))
      return { status: 403, json: { error: 'loopback only' } };
    const act = routes[`${method} ${path}`];
    if (!act)
      return { status: 404, json: { error: `no control endpoint ${method} ${path}`, known: Object.keys(routes) } };
    try {
      return { status: 200, json: act(body) ?? { ok: true } };
    } catch (error) {
      return { status: 400, json: { error: error.message } };
    }
  };
}

function clockChange(body) {
  const change = {};
  if (body?.now !== undefined) change.now = Date.parse(body.now);
  if (body?.speed !== undefined) change.speed = Number(body.speed);
  const wrong = Object.values(change).some((value) => !Number.isFinite(value)) || change.speed < 0;
  if (wrong || Object.keys(change).length === 0)
    throw new RangeError('expected {"now": ISO time, "speed": number >= 0}');
  return change;
}
