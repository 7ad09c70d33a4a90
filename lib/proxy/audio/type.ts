/** What browsers and players call the formats that robots record in; their places in this list are kept on disk. */
export const AUDIO_TYPES = [
  'audio/wav',
  'audio/mpeg',
  'audio/ogg',
  'audio/mp4',
  'audio/amr',
  'audio/amr-wb',
  'audio/aac',
] as const;
export type AudioType = (typeof AUDIO_TYPES)[number];

/** So many first bytes tell one format from another. */
export const SNIFFED_BYTES = 12;

/**
 * MPEG audio by its frame's sync bits: AAC has layer 00, MP3 layer III or II. Layer I, which nobody records in, is also
 * how a text in UTF-16 begins; version 01 and bit rate 15 do not exist.
 */
function framed(head: Buffer): AudioType | null {
  const [first = 0, second = 0, third = 0] = head;
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  if ((second & 0xf6) === 0xf0) return 'audio/aac';
  const valid = (second & 0x18) !== 0x08 && [2, 4].includes(second & 0x06) && (third & 0xf0) !== 0xf0;
  return valid ? 'audio/mpeg' : null;
}

/** The format by its own first bytes, whatever a server calls it; null where it is no audio that is known here. */
export function audioTypeOf(head: Buffer): AudioType | null {
  const text = head.toString('latin1', 0, SNIFFED_BYTES);
  if (text.startsWith('RIFF') && text.endsWith('WAVE')) return 'audio/wav';
  if (text.startsWith('ID3')) return 'audio/mpeg';
  if (text.startsWith('OggS')) return 'audio/ogg';
  if (text.slice(4, 8) === 'ftyp') return 'audio/mp4';
  if (text.startsWith('#!AMR-WB\n')) return 'audio/amr-wb';
  if (text.startsWith('#!AMR\n')) return 'audio/amr';
  return framed(head);
}
