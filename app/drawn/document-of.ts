import type { ReactElement } from 'react';

/** React's own server renderer, loaded when asked for: Next refuses to see it imported where components are for pages. */
export async function documentOf(element: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  return `<!doctype html>${renderToStaticMarkup(element)}`;
}
