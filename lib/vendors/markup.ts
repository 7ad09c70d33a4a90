/** Tags of speech synthesis, such as `<break time="200ms"/>`; what merely stands between < and > stays. */
export const MARKUP = /<\/?[A-Za-z][\w:-]*(?:\s[^<>]*)?\/?>/g;
