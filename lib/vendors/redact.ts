import { maskNumber } from '@/lib/model/phone';
import { isPlain, maskProse, maskSpeech } from './mask-text';
import { maskConversation } from './mask-turns';

const REMOVED = '[removed]';
const MAX_DEPTH = 64;
const MAX_NODES = 500_000;
/** JSON inside strings is opened so often and so far. */
const MAX_NESTED_TEXT = 1_000_000;

/** `callerPhone`, `caller_phone` and `CallerPhone` are one name. */
const plain = (key: string) => key.replace(/[^A-Za-z0-9]/g, '').toLowerCase();

const SECRET =
  /token|secret|password|passwd|authorization|credential|cookie|appkey|apikey|accesskey|notifyurl|callbackurl|stacktrace|originatevariables|^(?:sign|signature|pwd)$/;
const RECORDING =
  /recordfile|recordingfile|luyin|ossurl|record(?:ing)?url|(?:voice|audio|wav|sound)(?:url|path)|fullvoice/;
const PHONE = /(?:callee|caller|phones?|mobiles?|telephone|tel|msisdn)$/;
/** May be a telephone number, and may be a number of things. */
const NUMBER = /(?:number|num)s?$/;

const AUDIO = /\.(?:wav|mp3|amr|ogg|opus|m4a|aac|pcm)(?![A-Za-z0-9])/i;
/** A path on the vendor's own disk, whatever its file is called. */
const DISK = /(?:^|[^\w/:])\/(?:mnt|home|data|opt|srv|usr|var|tmp)\/|\/recordings?\//i;
const SIGNED = /\b(bearer|token|basic)\s+[\w+/=.~-]{8,}/gi;

/** Takes out every word that names a sound file or a place on the vendor's disk. */
function withoutRecordings(text: string): string {
  if (!AUDIO.test(text) && !DISK.test(text)) return text;
  const words = text.split(/([\s"'<>|，。；]+)/);
  return words.map((word) => (AUDIO.test(word) || DISK.test(word) ? REMOVED : word)).join('');
}

/** What somebody said or was understood to say, by key: there seven digits in a row are a telephone number. */
const SPEECH =
  /^(?:question|answer|answercontent|ask|content|text|translatetext|keyword|usermean|usermeandetail|result(?:value|valuenew|desc)|artificialresultvalue|trackresult)$/;

/** What a name of a field says of what stands under it; an answer has few names, each many times. */
type Named = { readonly plain: string; readonly shown: string; readonly gone: boolean; readonly speech: boolean };
type Walk = {
  nodes: number;
  readonly names: Map<string, Named>;
  /** By name: what has become of a text. Ids, dates and labels come back in every row. */
  readonly texts: Map<string, Map<string, string>>;
};
const MAX_REMEMBERED = 1_000;
const MAX_REMEMBERED_TEXT = 64;

/** What is worked out once for each key. */
function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (known.size < MAX_REMEMBERED) known.set(key, made);
  return made;
}

const namedBy = (name: string, { names }: Walk): Named =>
  remembered(names, name, () => {
    const known = plain(name);
    return {
      plain: known,
      shown: maskProse(name),
      gone: SECRET.test(known) || RECORDING.test(known),
      speech: SPEECH.test(known),
    };
  });

/** The rows of a conversation with what was said masked across them; other lists as they are. */
function withoutSpokenNumbers(rows: readonly unknown[], walk: Walk): readonly unknown[] {
  const spoken = rows.flatMap((row, at) => {
    if (typeof row !== 'object' || row === null) return [];
    const speaker = 'speaker' in row ? String(row.speaker) : '';
    return Object.entries(row).flatMap(([key, text]) =>
      typeof text === 'string' && namedBy(key, walk).speech && !/^\s*[[{]/.test(text)
        ? [{ at, key, said: { speaker: `${key} ${speaker}`, text, interim: false } }]
        : [],
    );
  });
  if (spoken.length === 0) return rows;
  const masked = maskConversation(spoken.map(({ said }) => said));
  const changes = new Map<number, [string, string][]>();
  for (const [index, { at, key }] of spoken.entries()) {
    const change: [string, string] = [key, masked[index] ?? ''];
    changes.set(at, [...(changes.get(at) ?? []), change]);
  }
  return rows.map((row, at) => {
    const change = changes.get(at);
    return change && typeof row === 'object' ? { ...row, ...Object.fromEntries(change) } : row;
  });
}

const isPhone = (key: string, text: string) =>
  PHONE.test(key) || (NUMBER.test(key) && text.replace(/\D/g, '').length >= 6);

function redactString(text: string, key: string, depth: number, walk: Walk): string {
  if (isPlain(text) && !isPhone(key, text)) return text;
  if (/^\s*[[{]/.test(text) && text.length <= MAX_NESTED_TEXT) {
    try {
      return JSON.stringify(redactValue(JSON.parse(text), key, depth + 1, walk));
    } catch {
      // Not JSON after all; its text is masked like any other.
    }
  }
  const mask = SPEECH.test(key) ? maskSpeech : maskProse;
  const safe = mask(withoutRecordings(text)).replace(SIGNED, (_, scheme: string) => `${scheme} ${REMOVED}`);
  const masked = /^\d{2,4}\*{4}\d{2,4}$/.test(safe) || !/^[\d\s+().\-*xX/]{1,32}$/.test(safe);
  return !masked && isPhone(key, safe) ? maskNumber(safe) : safe;
}

function redactNumber(value: number, key: string): number | string {
  if (Math.abs(value) < 1_000_000) return value;
  const digits = String(value);
  const mobile = /^(?:86)?1[3-9]\d{9}$/.test(digits);
  return mobile || (/^\d{7,15}$/.test(digits) && isPhone(key, digits)) ? maskNumber(digits) : value;
}

function redactValue(value: unknown, key: string, depth: number, walk: Walk): unknown {
  if (depth > MAX_DEPTH || ++walk.nodes > MAX_NODES) return REMOVED;
  if (typeof value === 'string') {
    if (value.length > MAX_REMEMBERED_TEXT) return redactString(value, key, depth, walk);
    const texts = remembered(walk.texts, key, () => new Map<string, string>());
    return remembered(texts, value, () => redactString(value, key, depth, walk));
  }
  if (typeof value === 'number') return redactNumber(value, key);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return withoutSpokenNumbers(value, walk).map((item) => redactValue(item, key, depth + 1, walk));
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => {
    const { plain: known, shown, gone } = namedBy(name, walk);
    return [shown, gone && inner !== null && inner !== '' ? REMOVED : redactValue(inner, known, depth + 1, walk)];
  });
  // Not by assignment: a key `__proto__` would change the copy's prototype.
  return Object.fromEntries(entries);
}

/**
 * A deep copy of a vendor's answer that may be shown: telephone numbers masked wherever they stand, credentials, stack
 * traces, webhook and recording addresses replaced by "[removed]". What lies deeper than 64 or beyond 500,000 values goes.
 */
export function redact(answer: unknown): unknown {
  return redactValue(answer, '', 0, { nodes: 0, names: new Map(), texts: new Map() });
}
