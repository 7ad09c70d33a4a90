import { gzipSync } from 'node:zlib';
import { answer, type Behaviour } from './fault-server';

export const GOOD = '{"code":200,"data":{"answered":61}}';
const JSON_TYPE = 'Content-Type: application/json';

const write =
  (text: string): Behaviour =>
  (socket) =>
    socket.write(text);
const head = (...lines: readonly string[]) => ['HTTP/1.1 200 OK', JSON_TYPE, ...lines, '', ''].join('\r\n');
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
/** Writes, lets it arrive, and then goes on. */
const then =
  (text: string, next: Behaviour): Behaviour =>
  (socket) =>
    socket.write(text, () => setTimeout(() => next(socket), 20));

function trickle(gapMs: number): Behaviour {
  return (socket) => {
    socket.write(head('Content-Length: 100000'));
    const timer = setInterval(() => socket.write('1'), gapMs);
    socket.on('close', () => clearInterval(timer));
  };
}

/** Writes as fast as the other side takes it. */
function endless(begin: string, piece: Buffer): Behaviour {
  return (socket) => {
    const more = () => {
      while (!socket.destroyed && socket.write(piece));
    };
    socket.on('drain', more);
    socket.write(begin);
    more();
  };
}

/** 200 MB of spaces, made once: eight gzips one behind the other are one gzip. */
const BOMB = Buffer.concat(Array<Buffer>(8).fill(gzipSync(Buffer.alloc(25_000_000, ' '))));
const bomb = answer('200 OK', BOMB, [JSON_TYPE, 'Content-Encoding: gzip']);

/** By path: the fault's number in reliability.md, with a letter where it has several forms. */
export const FAULTS: Readonly<Record<string, Behaviour>> = {
  '/good': answer('200 OK', GOOD, [JSON_TYPE]),
  '/F05': () => undefined,
  '/F06': trickle(50),
  '/F07': write(`${head('Content-Length: 1000')}{"code":`),
  '/F08': (socket) => socket.resetAndDestroy(),
  '/F08-fin': (socket) => socket.end(),
  '/F08-half-head': (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Ty'),
  '/F09': then(`${head('Content-Length: 1000')}{"code":`, (socket) => socket.resetAndDestroy()),
  '/F10': then(`${head('Content-Length: 1000')}{"code":`, (socket) => socket.end()),
  '/F10-chunked': then(head('Transfer-Encoding: chunked') + chunk('{"code":'), (socket) => socket.end()),
  '/F10-gzip': answer('200 OK', gzipSync(GOOD).subarray(0, 20), ['Content-Encoding: gzip']),
  '/F11': write(`${head('Transfer-Encoding: chunked')}${chunk('{"code":')}0\r\n\r\n`),
  '/F12': then(`${head('Connection: close')}{"code":`, (socket) => socket.end()),
  '/F13': answer('200 OK', '<html><body>Down for maintenance</body></html>', ['Content-Type: text/html']),
  '/F14': answer('200 OK', '<html><body>Down for maintenance</body></html>', [JSON_TYPE]),
  '/F15': answer('200 OK', '', [JSON_TYPE]),
  '/F15-204': write('HTTP/1.1 204 No Content\r\n\r\n'),
  '/F16': answer('200 OK', `\uFEFF${GOOD}`, [JSON_TYPE]),
  '/F17': answer('200 OK', Buffer.from([0x22, 0xd6, 0xd0, 0xce, 0xc4, 0x22]), [`${JSON_TYPE}; charset=gbk`]),
  '/F18': answer('200 OK', GOOD, [JSON_TYPE, 'Content-Encoding: gzip']),
  '/F18-br': answer('200 OK', GOOD, [JSON_TYPE, 'Content-Encoding: br']),
  '/F18-deflate': answer('200 OK', GOOD, [JSON_TYPE, 'Content-Encoding: deflate']),
  '/F18-chain': answer('200 OK', GOOD, [`Content-Encoding: ${'gzip, '.repeat(20)}gzip`]),
  '/F19': bomb,
  '/F20': endless(head('Connection: close'), Buffer.alloc(65_536, '1')),
  '/F20-stated': write(head('Content-Length: 999999999999')),
  '/F20-crumbs': endless(head('Transfer-Encoding: chunked'), Buffer.from(chunk('1').repeat(8_192))),
  '/F21': endless('HTTP/1.1 200 OK\r\nX-Long: ', Buffer.alloc(102_400, 'x')),
  '/F21-many': endless('HTTP/1.1 200 OK\r\n', Buffer.from('X-More: yes\r\n'.repeat(4_000))),
  '/F22': write('SSH-2.0-OpenSSH_9.2\r\n'),
  '/F22-status': answer('999 Strange', GOOD),
  '/F23': write(`${head('Content-Length: 3', 'Content-Length: 900')}{}{}`),
  '/F24': answer('302 Found', '', ['Location: http://169.254.169.254/latest/meta-data/']),
  '/F24-here': answer('307 Temporary Redirect', '', ['Location: /good']),
  '/F25': answer('429 Too Many Requests', '{}', ['Retry-After: 3']),
  '/F26': answer('503 Service Unavailable', '<html>nginx</html>'),
  '/F27': answer('401 Unauthorized', '{"message":"token expired"}', ['Set-Cookie: sid=1; Path=/']),
  '/F28': answer('200 OK', '{"code":500,"resultMsg":"error","errorStackTrace":"at com.example"}', [JSON_TYPE]),
};
