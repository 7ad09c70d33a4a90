import type { NewLink, NewReport } from '@/lib/api/links';
import type { FieldError } from '@/lib/errors';
import type { LinkMode } from '@/lib/model/link';

/** How long a link lasts, in days; never where there is no number. */
export const LIFETIMES = ['1', '7', '30', '90', 'never'] as const;
export type Lifetime = (typeof LIFETIMES)[number];
/** Those of a link that shows whole numbers. */
export const UNMASKED_LIFETIMES: readonly Lifetime[] = ['1', '7'];

/** What the form for a new link holds, as it was typed. */
export type LinkDraft = {
  readonly name: string;
  readonly mode: LinkMode;
  /** Sections that are left out. */
  readonly hidden: readonly string[];
  readonly lifetime: Lifetime;
  readonly password: string;
  readonly maxViews: string;
  readonly locale: 'reader' | 'zh-CN' | 'en';
  /** Dates between which the reader may choose, `YYYY-MM-DD`; both empty: the dates are fixed. */
  readonly from: string;
  readonly to: string;
  /** Whether the reader may have it as a file. */
  readonly exports: boolean;
  /** Origins whose pages may hold it in a frame, one a line. */
  readonly embed: string;
  readonly unmasked: boolean;
  readonly reason: string;
};

export const emptyDraft = (name: string): LinkDraft => ({
  name,
  mode: 'live',
  hidden: [],
  lifetime: '30',
  password: '',
  maxViews: '',
  locale: 'reader',
  from: '',
  to: '',
  exports: true,
  embed: '',
  unmasked: false,
  reason: '',
});

/** Whole numbers go with less than everything else does. */
export const withUnmasked = (unmasked: boolean): Partial<LinkDraft> =>
  unmasked ? { unmasked, mode: 'live', lifetime: '7', embed: '' } : { unmasked, lifetime: '30' };

/** The origins of a form's lines; a whole address is taken for its origin. */
export function originsOf({ embed }: Pick<LinkDraft, 'embed'>): string[] {
  const lines = embed.split(/[\s,，]+/).filter((line) => line !== '');
  return [...new Set(lines.map((line) => (URL.canParse(line) ? new URL(line).origin : line)))];
}

// The server's rule, in the browser; what gets past this the server names.
const ORIGIN = /^(?:https:\/\/[a-z0-9.-]+|http:\/\/(?:localhost|127\.0\.0\.1))(?::\d+)?$/;

const DAY_MS = 86_400_000;

/** The report with the sections that are left. */
export function reportOf(report: NewReport, { hidden }: Pick<LinkDraft, 'hidden'>, all: readonly string[]): NewReport {
  const sections = all.filter((section) => !hidden.includes(section)) as NonNullable<NewReport['sections']>;
  return hidden.length === 0 ? report : { ...report, sections };
}

const isDated = ({ mode, from, to }: LinkDraft) => mode === 'live' && (from !== '' || to !== '');

/** What of the form cannot be sent. */
function wrongIn(draft: LinkDraft, all: readonly string[]): readonly FieldError[] {
  const { name, password, maxViews, hidden, from, to, unmasked, reason } = draft;
  const origins = originsOf(draft);
  const rules: readonly (readonly [field: string, isWrong: boolean])[] = [
    ['name', name.trim() === ''],
    ['maxViews', maxViews !== '' && !/^[1-9]\d{0,6}$/.test(maxViews)],
    ['password', (password !== '' || unmasked) && password.length < 4],
    ['sections', hidden.length >= all.length],
    ['viewerDates', isDated(draft) && (from === '' || to === '' || from > to)],
    ['embedOrigins', origins.length > 10 || !origins.every((origin) => ORIGIN.test(origin))],
    ['reason', unmasked && reason.trim().length < 3],
  ];
  return rules.flatMap(([field, isWrong]) => (isWrong ? [{ field, reason: 'does not fit' }] : []));
}

/** The body of the request, or what of the form cannot be sent; `all` are the sections of this kind of report. */
export function bodyOf(
  draft: LinkDraft,
  report: NewReport,
  all: readonly string[],
  now: number,
): { readonly body: NewLink } | { readonly errors: readonly FieldError[] } {
  const errors = wrongIn(draft, all);
  if (errors.length > 0) return { errors };
  const { name, mode, lifetime, password, maxViews, locale, from, to, unmasked, reason, exports } = draft;
  const embedOrigins = originsOf(draft);
  return {
    body: {
      name: name.trim(),
      mode,
      report: reportOf(report, draft, all),
      expiresAt: lifetime === 'never' ? null : new Date(now + Number(lifetime) * DAY_MS).toISOString(),
      ...(maxViews !== '' && { maxViews: Number(maxViews) }),
      ...(password !== '' && { password }),
      ...(locale !== 'reader' && { locale }),
      ...(isDated(draft) && { viewerDates: { from, to } }),
      ...(!exports && { exports }),
      ...(embedOrigins.length > 0 && { embedOrigins }),
      ...(unmasked && { unmasked, reason: reason.trim() }),
    },
  };
}
/** Where the owner sees the report as its reader will. */
export function previewPath(report: NewReport, locale: LinkDraft['locale']): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(report)) {
    if (value !== undefined) search.set(name, Array.isArray(value) ? value.join(',') : value);
  }
  if (locale !== 'reader') search.set('locale', locale);
  return `/links-preview?${search}`;
}
