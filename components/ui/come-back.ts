let row: string | null = null;

/**
 * Notes the row that its reader comes back to: the one that was opened, or the last of those that were gone through
 * since. The list that has it puts it where it can be seen, with the focus on it.
 */
export function comeBackTo(id: string | null): void {
  row = id;
}

/** Whether a row is the one that its reader comes back to. */
export const comesBackTo = (id: string) => id === row;
