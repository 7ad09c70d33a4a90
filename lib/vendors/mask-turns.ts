import type { Turn } from '@/lib/model/call';
import { type DigitRun, digitRuns } from './digit-runs';
import { MARKUP } from './markup';
import { isLong, maskProse, maskSpeech, withoutRuns } from './mask-text';

/** Something said, by whom; `interim` is what was heard on the way to a later row. */
export type Said = { readonly speaker: string; readonly text: string; readonly interim: boolean };

/** A number said in pieces, one turn after the other: so many digits are most of one. Prices and scores are fewer. */
const LEAST_IN_PIECES = 10;
/** A single digit is a key pressed or a score. */
const LEAST_PIECE = 2;
/** Of a number that is masked elsewhere in the call no more is shown than its mask shows. */
const LEAST_REPEATED = 5;
const LEAST_INTERIM = 3;

type Heard = { readonly said: Said; readonly text: string; readonly runs: readonly DigitRun[] };

const isInterjection = (text: string) => /^[^\p{N}]{0,2}$/u.test(text.trim()) && digitRuns(text).length === 0;

/** Runs that go on in the next turn of the same speaker, whose turns these are. */
function chainsOf(turns: readonly Heard[]): DigitRun[][] {
  const chains: DigitRun[][] = [];
  let open: DigitRun[] | null = null;
  for (const { runs } of turns) {
    const [first, last] = [runs[0], runs.at(-1)];
    if (first?.opens) open?.push(first);
    // A turn that is one run goes on; another one ends the chain and may begin the next.
    if (open && first && first === last && first.opens && first.closes) continue;
    open = last?.closes ? [last] : null;
    if (open) chains.push(open);
  }
  return chains;
}

function inPieces(heard: readonly Heard[]): DigitRun[] {
  const final = heard.filter(({ said }) => !said.interim && !isInterjection(said.text));
  const speakers = [...new Set(final.map(({ said }) => said.speaker))];
  const chains = speakers.flatMap((speaker) => chainsOf(final.filter(({ said }) => said.speaker === speaker)));
  return chains.flatMap((chain) => {
    const pieces = chain.filter(({ digits }) => digits.length >= LEAST_PIECE);
    const length = pieces.reduce((sum, { digits }) => sum + digits.length, 0);
    return pieces.length > 1 && length >= LEAST_IN_PIECES ? pieces : [];
  });
}

/**
 * The texts of a conversation, masked together: seven digits in a row, a number that somebody says in pieces in turns that
 * follow each other, and pieces of a number that is masked elsewhere in it, as interim rows have them.
 */
export function maskConversation(conversation: readonly Said[]): string[] {
  const heard = conversation.map((said): Heard => {
    const text = said.text.replace(MARKUP, '');
    return { said, text, runs: digitRuns(text) };
  });
  const long = heard.flatMap(({ text, runs }) => runs.filter((run) => isLong(text, run)));
  const masked = new Set([...long, ...inPieces(heard)]);
  const numbers = [...masked].map(({ digits }) => digits);
  return heard.map(({ said, text, runs }) => {
    const least = said.interim ? LEAST_INTERIM : LEAST_REPEATED;
    const repeated = ({ digits }: DigitRun) =>
      digits.length >= least && numbers.some((number) => number.includes(digits));
    const hidden = runs.filter((run) => masked.has(run) || repeated(run));
    return maskProse(hidden.length === 0 ? said.text : withoutRuns(text, hidden));
  });
}

/** The turns of a call with every number in them masked: in what was said, and in what the robot made of it. */
export function maskedTurns(turns: readonly Turn[]): Turn[] {
  const texts = maskConversation(turns);
  const words = (text: string | null) => text && maskSpeech(text);
  return turns.map((turn, at) => ({
    ...turn,
    text: texts[at] ?? '',
    node: words(turn.node),
    meaning: words(turn.meaning),
    keyword: words(turn.keyword),
    tags: turn.tags.map(maskSpeech),
  }));
}
