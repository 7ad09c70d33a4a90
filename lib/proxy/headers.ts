/** Ours to set, or meant for one connection alone. Cookies go out never, and come in never. */
const NOT_SENT = new Set(
  'accept-encoding connection content-length cookie expect host keep-alive te trailer transfer-encoding upgrade'.split(
    ' ',
  ),
);

/** What goes out: what the connector set, and what we can decode. */
export function requestHeaders(headers: Headers): Record<string, string> {
  const sent = [...headers].filter(([name]) => !NOT_SENT.has(name) && !name.startsWith('proxy-'));
  return { 'user-agent': 'callboard', ...Object.fromEntries(sent), 'accept-encoding': 'gzip, deflate, br' };
}

/** What came in, without cookies. A header that `Headers` cannot hold is left out: nobody here reads it. */
export function responseHeaders(received: Readonly<Record<string, string | readonly string[] | undefined>>): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(received)) {
    if (name === 'set-cookie') continue;
    for (const value of typeof values === 'string' ? [values] : values) append(headers, name, value);
  }
  return headers;
}

function append(headers: Headers, name: string, value: string) {
  try {
    // A header is bytes: what undici read as UTF-8 goes back to one character per byte.
    headers.append(name, Buffer.from(value, 'utf8').toString('latin1'));
  } catch {
    // Not a name or value of HTTP.
  }
}
