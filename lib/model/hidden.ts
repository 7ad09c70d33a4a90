/** Stands in an answer for what is not shown. */
export const HIDDEN = '•••';
