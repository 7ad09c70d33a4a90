/** The figures whose marks open lists of calls or numbers; `task` is a line of a table of tasks. */
export const CHARTS = ['rate', 'progress', 'level', 'status', 'rounds', 'talk', 'value', 'task'] as const;
export type Chart = (typeof CHARTS)[number];

/** What the mark said that a list was opened from. */
export type Stated = { readonly chart: Chart; readonly count: number };
