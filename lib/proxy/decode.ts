import { Transform, type TransformCallback } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { malformed } from './failure';

/** Nobody needs more than one; a long chain is an attack on our processor. */
const MAX_CODINGS = 3;

/** Each piece is a round trip through another thread: Node's 16 kB make a thousand of them before a bomb is found out. */
const PIECES = { chunkSize: 131_072 };

/** HTTP's `deflate`, which some servers send with and some without zlib's two bytes of header. */
class Inflate extends Transform {
  private inner: ReturnType<typeof createInflate> | undefined;

  private begin(first: Buffer) {
    const inner = ((first[0] ?? 0) & 0x0f) === 8 ? createInflate(PIECES) : createInflateRaw(PIECES);
    inner.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) inner.pause();
    });
    inner.on('error', (error) => this.destroy(error));
    this.inner = inner;
    return inner;
  }
  override _read(size: number) {
    this.inner?.resume();
    super._read(size);
  }
  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
    (this.inner ?? this.begin(chunk)).write(chunk, () => done());
  }
  override _flush(done: TransformCallback) {
    if (!this.inner) return done();
    this.inner.once('end', done);
    this.inner.end();
    return undefined;
  }
  override _destroy(error: Error | null, done: (error?: Error | null) => void) {
    this.inner?.destroy();
    done(error);
  }
}

function decoderOf(coding: string): Transform | null {
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip(PIECES);
  if (coding === 'deflate') return new Inflate();
  if (coding === 'br') return createBrotliDecompress(PIECES);
  return null;
}

/** Passes on until there were more than `maxBytes`. */
function capped(maxBytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.byteLength;
      if (seen > maxBytes) done(malformed('decoded body too large'));
      else done(null, chunk);
    },
  });
}

/**
 * The streams that `body` must pass, in order, to be what it was before `Content-Encoding`; none where nothing is coded.
 * A word that is no coding (some servers write a charset there) counts as none, as in browsers.
 * @throws AppError `vendor_malformed` for a chain of more than three.
 */
export function decodersOf(contentEncoding: string | null, maxBytes: number): Transform[] {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .reverse();
  const decoders = codings.map(decoderOf).filter((decoder) => decoder !== null);
  if (decoders.length > MAX_CODINGS) throw malformed('too many content codings');
  // After every step, so that no step in between grows without bound either.
  return decoders.flatMap((decoder) => [decoder, capped(maxBytes)]);
}
