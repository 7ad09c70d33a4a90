/**
 * Why the records behind a mark cannot be opened. `edges`: the vendor's bucket has no edges; `bucket`: in no bucket at
 * all; `dates`: numbers have no dates; `grains`: calls and numbers in one count; `notGiven`: the vendor has no such list;
 * `sums`: of several tasks; `inbound`: totals without calls.
 */
export type NoRecords = 'edges' | 'bucket' | 'dates' | 'grains' | 'notGiven' | 'sums' | 'inbound';

/** What opens at a mark that stands for calls or numbers; every such mark has one. */
export type Drill = { readonly of: 'calls' | 'numbers'; readonly href: string } | { readonly why: NoRecords };

/** The reasons among some marks that stand for something, each once. */
export function reasonsOf(marks: readonly { readonly count: number; readonly drill: Drill }[]): readonly NoRecords[] {
  return [...new Set(marks.flatMap(({ count, drill }) => (count > 0 && 'why' in drill ? [drill.why] : [])))];
}
