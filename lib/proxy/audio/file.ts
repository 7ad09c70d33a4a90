import { createCipheriv, createDecipheriv, createHmac, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { AUDIO_TYPES, type AudioType } from './type';

// A recording at rest: 64 bytes of header, then the audio under AES-256-CTR with a key of this file alone. CTR since any
// byte can be read without those before it; what nobody may change unseen (type, length, tag) is in the header's MAC.

export type AudioFacts = {
  readonly type: AudioType;
  readonly length: number;
  /** Of the content: equal bytes, equal tag. */
  readonly tag: Buffer;
};

export const HEADER_BYTES = 64;
export const SALT_BYTES = 16;
export const TAG_BYTES = 16;
const MAC_BYTES = 16;
const BLOCK = 16;
const PIECE_BYTES = 65_536;
const MAGIC = 'CBA1';
const AT = { type: 4, length: 8, salt: 16, tag: 32, mac: 48 } as const;

type Named = { readonly key: KeyObject; readonly name: string };

const fileKey = ({ key, name }: Named, salt: Buffer) =>
  Buffer.from(hkdfSync('sha256', key.export(), salt, `callboard/v1/recording/${name}`, 32));

const macOf = ({ key, name }: Named, header: Buffer) =>
  createHmac('sha256', key).update(name).update(header.subarray(0, AT.mac)).digest().subarray(0, MAC_BYTES);

/** The counter block at which the byte at `from` is. */
function counterAt(from: number): Buffer {
  const counter = Buffer.alloc(BLOCK);
  counter.writeBigUInt64BE(BigInt(Math.floor(from / BLOCK)), BLOCK - 8);
  return counter;
}

/** What encrypts a whole file from its beginning. A salt is used for one file only. */
export const cipherOf = (named: Named, salt: Buffer) =>
  createCipheriv('aes-256-ctr', fileKey(named, salt), counterAt(0));

export function headerOf(named: Named, salt: Buffer, { type, length, tag }: AudioFacts): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(MAGIC, 'latin1');
  header.writeUInt8(AUDIO_TYPES.indexOf(type), AT.type);
  header.writeBigUInt64BE(BigInt(length), AT.length);
  salt.copy(header, AT.salt);
  tag.copy(header, AT.tag);
  macOf(named, header).copy(header, AT.mac);
  return header;
}

/** A recording that is open; its bytes stay readable when the file is removed meanwhile. */
export type OpenAudio = AudioFacts & {
  /** Clear bytes, both ends included. Closes the file at its end, also where it is given up. Once only. */
  readonly stream: (from: number, to: number) => ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly close: () => Promise<void>;
};

/** Reads what a file says it is; null where it is not whole, not ours, or of another key. */
async function factsOf(named: Named, handle: FileHandle): Promise<(AudioFacts & { readonly salt: Buffer }) | null> {
  const header = Buffer.alloc(HEADER_BYTES);
  const { bytesRead } = await handle.read(header, 0, HEADER_BYTES, 0);
  if (bytesRead < HEADER_BYTES || !timingSafeEqual(macOf(named, header), header.subarray(AT.mac))) return null;
  const type = AUDIO_TYPES[header.readUInt8(AT.type)];
  const length = Number(header.readBigUInt64BE(AT.length));
  if (type === undefined || (await handle.stat()).size !== HEADER_BYTES + length) return null;
  return { type, length, tag: header.subarray(AT.tag, AT.mac), salt: header.subarray(AT.salt, AT.tag) };
}

/** The recording behind a handle, which is closed where there is none. */
export async function openAudio(named: Named, handle: FileHandle): Promise<OpenAudio | null> {
  const facts = await factsOf(named, handle).catch(() => null);
  if (facts === null) {
    await handle.close();
    return null;
  }
  const { salt, ...known } = facts;

  function stream(from: number, to: number): ReadableStream<Uint8Array<ArrayBuffer>> {
    const decipher = createDecipheriv('aes-256-ctr', fileKey(named, salt), counterAt(from));
    decipher.update(Buffer.alloc(from % BLOCK));
    let at = from;
    return new ReadableStream(
      {
        async pull(controller) {
          try {
            const piece = Buffer.alloc(Math.min(PIECE_BYTES, to + 1 - at));
            const { bytesRead } = await handle.read(piece, 0, piece.byteLength, HEADER_BYTES + at);
            if (bytesRead === 0 && at <= to) throw new Error('The file ends early.');
            at += bytesRead;
            if (bytesRead > 0) controller.enqueue(new Uint8Array(decipher.update(piece.subarray(0, bytesRead))));
            if (at <= to) return;
            await handle.close();
            controller.close();
          } catch (error) {
            await handle.close().catch(() => undefined);
            throw error;
          }
        },
        cancel: () => handle.close(),
      },
      { highWaterMark: 0 },
    );
  }

  return { ...known, stream, close: () => handle.close() };
}
