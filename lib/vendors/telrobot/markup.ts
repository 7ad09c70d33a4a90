/** Tags of speech synthesis, such as `<break time="200ms"/>`; what merely stands between < and > stays. */
const MARKUP = /<\/?[A-Za-z][\w:-]*(?:\s[^<>]*)?\/?>/g;

/** What is heard: the text without speech markup. */
export const withoutMarkup = (text: string): string => text.replace(MARKUP, '');
