import { constants, createGzip, gzipSync } from 'node:zlib';
import { sendAudio } from './send-audio.mjs';

const SLOW_MS = 30_000;
const DRIP_MS = 200;
const BOMB_BYTES = 200 * 1024 * 1024;

/** Sends an answer as a well-behaved vendor would. */
export function send(res, answer, { gzip, date }) {
  if (answer.audio) return void sendAudio(res, answer, date).catch(() => res.destroy());
  const body = bytes(answer);
  const head = { ...headers(answer, date) };
  const packed = gzip && body.length > 400;
  const payload = packed ? gzipSync(body, { level: constants.Z_BEST_SPEED }) : body;
  if (packed) Object.assign(head, { 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  res.writeHead(answer.status, { ...head, 'content-length': payload.length });
  res.end(payload);
}

/** Sends an answer, or nothing, as the fault wants it. Unknown names fall back to a plain answer. */
export function sendWithFault(res, answer, options, fault) {
  const misdeed = MISDEEDS[fault?.name];
  if (misdeed) misdeed(res, answer, options, fault.params);
  else send(res, answer, options);
}

function bytes(answer) {
  if (answer.audio) return answer.audio.slice(0, answer.audio.length);
  return Buffer.from(answer.text ?? JSON.stringify(answer.json), 'utf8');
}

function headers(answer, date) {
  return {
    date,
    'content-type': answer.type ?? answer.audio?.type ?? 'application/json',
    server: 'nginx',
    ...answer.headers,
  };
}

/** Writes a status line and headers past Node, which would not let a response be this wrong. */
function raw(res, answer, options, extra, body) {
  const lines = Object.entries(headers(answer, options.date)).map(([name, value]) => `${name}: ${value}`);
  const text = [`HTTP/1.1 ${answer.status} OK`, ...lines, ...extra, '', ''].join('\r\n');
  res.socket.write(Buffer.concat([Buffer.from(text), body]));
}

function every(res, ms, tick) {
  const timer = setInterval(tick, ms);
  res.socket.once('close', () => clearInterval(timer));
  return timer;
}

const half = (body) => body.subarray(0, Math.max(1, Math.floor(body.length / 2)));

const MISDEEDS = {
  timeout: () => {},
  reset: (res) => res.socket.resetAndDestroy(),
  'not-http': (res) => res.socket.end('SSH-2.0-OpenSSH_8.9p1 Ubuntu\r\n'),

  slow(res, answer, options, params) {
    const timer = setTimeout(() => send(res, answer, options), Number(params.ms ?? SLOW_MS));
    res.socket.once('close', () => clearTimeout(timer));
  },

  'slow-body'(res, answer, options, params) {
    const body = bytes(answer);
    let sent = 0;
    res.writeHead(answer.status, { ...headers(answer, options.date), 'content-length': body.length });
    const timer = every(res, Number(params.ms ?? DRIP_MS), () => {
      res.write(body.subarray(sent, ++sent));
      if (sent < body.length) return;
      clearInterval(timer);
      res.end();
    });
  },

  stall(res, answer, options) {
    const body = bytes(answer);
    raw(res, answer, options, [`content-length: ${body.length}`], half(body));
  },

  'reset-mid'(res, answer, options) {
    const body = bytes(answer);
    raw(res, answer, options, [`content-length: ${body.length}`], half(body));
    // A reset in the same breath would overtake the bytes in the client's buffer.
    setTimeout(() => res.socket?.resetAndDestroy(), 30);
  },

  'fin-mid'(res, answer, options) {
    const body = bytes(answer);
    raw(res, answer, options, [`content-length: ${body.length}`], half(body));
    res.socket.end();
  },

  truncated(res, answer, options) {
    res.writeHead(answer.status, { ...headers(answer, options.date), 'transfer-encoding': 'chunked' });
    res.end(half(bytes(answer)));
  },

  bom(res, answer, options) {
    send(res, { ...answer, text: `\ufeff${bytes(answer).toString('utf8')}` }, options);
  },

  gbk(res, answer, options) {
    const body = Buffer.concat([...bytes(answer).toString('utf8')].map(gbkBytes));
    res.writeHead(answer.status, { ...headers(answer, options.date), 'content-length': body.length });
    res.end(body);
  },

  'gzip-lie'(res, answer, options) {
    const body = bytes(answer);
    res.writeHead(answer.status, {
      ...headers(answer, options.date),
      'content-encoding': 'gzip',
      'content-length': body.length,
    });
    res.end(body);
  },

  'gzip-bomb'(res, _answer, options, params) {
    res.writeHead(200, { ...headers({}, options.date), 'content-encoding': 'gzip' });
    const gzip = createGzip();
    gzip.pipe(res);
    res.once('close', () => gzip.destroy());
    gzip.write('{"code":200,"status":"success","message":"');
    pump(gzip, Number(params.bytes ?? BOMB_BYTES), () => gzip.end('"}'));
  },

  endless(res, _answer, options) {
    res.writeHead(200, headers({}, options.date));
    res.write('{"code":200,"status":"success","message":"');
    pump(res, Number.POSITIVE_INFINITY, () => {});
  },

  'big-header'(res, answer, options) {
    const body = bytes(answer);
    raw(res, answer, options, [`x-debug: ${'x'.repeat(100_000)}`, `content-length: ${body.length}`], body);
    res.socket.end();
  },

  'two-lengths'(res, answer, options) {
    const body = bytes(answer);
    raw(res, answer, options, [`content-length: ${body.length}`, `content-length: ${body.length + 7}`], body);
    res.socket.end();
  },

  'wrong-content-type'(res, answer, options) {
    send(res, { ...answer, type: 'text/html; charset=utf-8' }, options);
  },
};

/** Fills a stream as fast as its reader takes it. */
function pump(stream, total, done) {
  const chunk = Buffer.alloc(64 * 1024, 'a');
  let left = total;
  const go = () => {
    while (left > 0 && !stream.destroyed) {
      left -= chunk.length;
      if (!stream.write(chunk)) return void stream.once('drain', go);
    }
    if (!stream.destroyed) done();
  };
  go();
}

// Node can read GBK but not write it: the table is made by decoding every two-byte sequence once.
let gbkTable;
function gbkBytes(char) {
  if (char.codePointAt(0) < 0x80) return Buffer.from(char);
  gbkTable ??= makeGbkTable();
  return gbkTable.get(char) ?? Buffer.from('?');
}

function makeGbkTable() {
  const decoder = new TextDecoder('gbk');
  const table = new Map();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const pair = Buffer.from([high, low]);
      const char = decoder.decode(pair);
      if (char.length === 1 && char !== '\ufffd') table.set(char, pair);
    }
  }
  return table;
}
