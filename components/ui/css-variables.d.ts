import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Our own custom properties, as the style sheet reads them. */
    [variable: `--${string}`]: string | number | undefined;
  }
}
