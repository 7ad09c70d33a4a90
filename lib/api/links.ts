import * as z from 'zod/mini';
import { LOCALES, link, SECTIONS } from '@/lib/model/link';
import { connectionId, endpoint, momentText, plain, vendorId } from './endpoint';

const nothing = z.object({});

const text = (min: number, max: number) => {
  const takes = `takes ${min} to ${max} characters`;
  return z.string().check(z.minLength(min, takes), z.maxLength(max, takes));
};

const window = z.strictObject({ from: momentText, to: momentText });

const sections = z
  .array(z.enum([...new Set([...SECTIONS.task, ...SECTIONS.inbound, ...SECTIONS.call])]))
  .check(z.minLength(1, 'takes at least one section'), z.maxLength(20, 'takes at most 20 sections'));

const newReport = z.strictObject({
  kind: z.enum(['task', 'inbound', 'call'], 'takes task, inbound or call'),
  connectionId,
  taskId: z.optional(vendorId),
  callId: z.optional(vendorId),
  from: z.optional(momentText),
  to: z.optional(momentText),
  sections: z.optional(sections),
});
export type NewReport = z.infer<typeof newReport>;

const controls = {
  name: text(1, 80),
  mode: z.enum(['live', 'snapshot'], 'takes live or snapshot'),
  expiresAt: z.optional(z.nullable(z.iso.datetime({ offset: true, error: 'takes ISO 8601 with an offset, or null' }))),
  maxViews: z.optional(
    z.nullable(
      z
        .int('takes a whole number from 1 to 1000000')
        .check(
          z.gte(1, 'takes a whole number from 1 to 1000000'),
          z.lte(1_000_000, 'takes a whole number from 1 to 1000000'),
        ),
    ),
  ),
  viewerDates: z.optional(window),
  unmasked: z.optional(z.boolean('takes true or false')),
  reason: z.optional(text(3, 200)),
  locale: z.optional(z.enum(LOCALES, 'takes zh-CN or en')),
  /** Whether its reader may have the report as a file; true without it. */
  exports: z.optional(z.boolean('takes true or false')),
};
const password = text(4, 200);

const newLink = z.strictObject({ ...controls, report: newReport, password: z.optional(password) });
export type NewLink = z.infer<typeof newLink>;

const linkChange = z.strictObject({
  name: z.optional(controls.name),
  mode: z.optional(controls.mode),
  expiresAt: controls.expiresAt,
  maxViews: controls.maxViews,
  viewerDates: z.optional(z.nullable(window)),
  unmasked: controls.unmasked,
  reason: controls.reason,
  locale: z.optional(z.nullable(z.enum(LOCALES, 'takes zh-CN or en'))),
  exports: controls.exports,
  password: z.optional(z.nullable(password)),
  state: z.optional(z.enum(['paused', 'active'], 'takes paused or active')),
});
export type LinkChange = z.infer<typeof linkChange>;

const one = z.object({ linkId: z.string().check(z.regex(/^[a-z0-9]{1,40}$/i, 'takes the id of a link')) });

export const linksEndpoint = endpoint({
  name: 'links',
  summary: 'Share links, newest first; never a token',
  access: 'analyst',
  input: nothing,
  reply: plain(z.array(link)),
});

export const createLinkEndpoint = endpoint({
  name: 'link-create',
  summary: 'Make a share link; its URL with the token is in this answer alone',
  access: 'analyst',
  input: nothing,
  body: newLink,
  reply: plain(link),
});

export const changeLinkEndpoint = endpoint({
  name: 'link-change',
  summary: 'Change a share link, but not what it shows; pause or resume it; password null removes it',
  access: 'analyst',
  input: one,
  body: linkChange,
  reply: plain(link),
});

export const revokeLinkEndpoint = endpoint({
  name: 'link-revoke',
  summary: 'Revoke a share link, for good',
  access: 'analyst',
  input: one,
  reply: plain(link),
});

export const rotateLinkEndpoint = endpoint({
  name: 'link-rotate',
  summary: 'Give a share link a new token; the old address and everybody who has unlocked it are out',
  access: 'analyst',
  input: one,
  reply: plain(link),
});
