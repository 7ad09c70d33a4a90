const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** `cdn.example`, `cdn.example:8443`, `*.cdn.example`: a star stands for whatever is below, and only at the beginning. */
function isListed({ hostname, port, protocol }: URL, entry: string): boolean {
  const [, name = '', wanted] = /^(.+?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
  const given = port || DEFAULT_PORTS[protocol];
  if (wanted === undefined ? port !== '' : given !== wanted) return false;
  return name.startsWith('*.') ? hostname.endsWith(name.slice(1)) && name.length > 3 : hostname === name;
}

/**
 * Whether audio may be fetched from an address: http(s) without credentials in it, and either the host and port of the
 * connection's own base URL or one of its `recordingHosts`. Where the name leads is judged when it is dialled.
 */
export function isAllowedHost(url: URL, baseUrl: string, recordingHosts: readonly string[] = []): boolean {
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return false;
  return url.host === new URL(baseUrl).host || recordingHosts.some((entry) => isListed(url, entry));
}
