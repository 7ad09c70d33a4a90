import { hash } from './random.mjs';

// Ids look random but can be read back: a vendor is asked for a record by its id alone, and a map of every id ever
// handed out would have to be rebuilt whenever the clock moves.

const hex = (value, digits) => value.toString(16).padStart(digits, '0').slice(-digits);

/** Turns (kind, group, index) into a version-4 uuid; group < 2^32, index < 2^28. */
export function uuid(seed, kind, group, index) {
  const head = hash(seed, kind, group, index);
  const pad = hash(seed, kind, head);
  const low = hex((index ^ (pad & 0x0fffffff)) >>> 0, 7);
  const tail = hex((group ^ hash(seed, kind, head, 'g')) >>> 0, 8);
  const rest = hex(hash(head, 'rest'), 8);
  const variant = (8 + (pad >>> 30)).toString(16);
  return `${hex(head, 8)}-${low.slice(0, 4)}-4${low.slice(4)}-${variant}${rest.slice(0, 3)}-${rest.slice(3, 7)}${tail}`;
}

/** The reverse of `uuid`, or null for an id that this world never made. */
export function readUuid(seed, kind, text) {
  const match = /^([0-9a-f]{8})-([0-9a-f]{4})-4([0-9a-f]{3})-[89ab][0-9a-f]{3}-[0-9a-f]{4}([0-9a-f]{8})$/.exec(text);
  if (!match) return null;
  const head = Number.parseInt(match[1], 16);
  const pad = hash(seed, kind, head);
  const index = (Number.parseInt(match[2] + match[3], 16) ^ (pad & 0x0fffffff)) >>> 0;
  const group = (Number.parseInt(match[4], 16) ^ hash(seed, kind, head, 'g')) >>> 0;
  return uuid(seed, kind, group, index) === text ? { group, index } : null;
}
