import { isIPv4, isIPv6 } from 'node:net';
import 'server-only';

/** Where a sign-in comes from, as it is kept: too coarse to find anybody by, enough to know one's own. */
export type Visitor = { readonly device: string | null; readonly address: string | null };

// In this order: nearly every browser says that it is several others.
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, 'wechat'],
  [/Edg(?:e|A|iOS)?\//, 'edge'],
  [/Firefox\/|FxiOS\//, 'firefox'],
  [/Chrome\/|CriOS\//, 'chrome'],
  [/Safari\//, 'safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'ios'],
  [/Android/, 'android'],
  [/OpenHarmony|HarmonyOS/, 'harmony'],
  [/Windows/, 'windows'],
  [/Macintosh/, 'macos'],
  [/Linux|CrOS|X11/, 'linux'],
];

const firstOf = (rules: typeof BROWSERS, text: string) => rules.find(([sign]) => sign.test(text))?.[1] ?? 'other';

/** `browser/system` in one word each; null without a User-Agent. What stands in it is not kept. */
export function deviceOf(userAgent: string | null): string | null {
  if (userAgent === null || userAgent === '') return null;
  return `${firstOf(BROWSERS, userAgent)}/${firstOf(SYSTEMS, userAgent)}`;
}

/** The network an address is of: 24 bits of IPv4, 48 of IPv6; null for what is no address. */
export function roughAddress(address: string): string | null {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address.split('%')[0] ?? '';
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain)) return null;
  const [head = ''] = plain.split('::');
  const groups = [...(head === '' ? [] : head.split(':')), '0', '0', '0'].slice(0, 3);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/48`;
}
