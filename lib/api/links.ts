import * as z from 'zod/mini';
import { LOCALES, link, SECTIONS } from '@/lib/model/link';
import { instant } from '@/lib/model/quantity';
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

/** A host in ASCII, as a policy header takes it; plain http only on the reader's own machine, for trials. */
const ORIGIN = /^(?:https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|http:\/\/(?:localhost|127\.0\.0\.1))(?::\d{1,5})?$/;
const originTakes = 'takes an origin such as https://www.example.com';
const isOrigin = (text: string) => ORIGIN.test(text) && URL.canParse(text) && new URL(text).origin === text;
const origin = z.string(originTakes).check(z.maxLength(200, originTakes), z.refine(isOrigin, originTakes));
const embedOrigins = z.array(origin).check(z.maxLength(10, 'takes at most 10 origins'));

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
  embedOrigins: z.optional(embedOrigins),
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
  embedOrigins: controls.embedOrigins,
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
  access: 'viewer',
  right: 'links:make',
  input: nothing,
  reply: plain(z.array(link)),
});

export const createLinkEndpoint = endpoint({
  name: 'link-create',
  summary: 'Make a share link; its URL with the token is in this answer alone',
  access: 'viewer',
  right: 'links:make',
  input: nothing,
  body: newLink,
  reply: plain(link),
});

export const changeLinkEndpoint = endpoint({
  name: 'link-change',
  summary: 'Change a share link, but not what it shows; pause or resume it; password null removes it',
  access: 'viewer',
  right: 'links:make',
  input: one,
  body: linkChange,
  reply: plain(link),
});

export const revokeLinkEndpoint = endpoint({
  name: 'link-revoke',
  summary: 'Revoke a share link, for good',
  access: 'viewer',
  right: 'links:make',
  input: one,
  reply: plain(link),
});

export const rotateLinkEndpoint = endpoint({
  name: 'link-rotate',
  summary: 'Give a share link a new token; the old address and everybody who has unlocked it are out',
  access: 'viewer',
  right: 'links:make',
  input: one,
  reply: plain(link),
});

export const embedLinkEndpoint = endpoint({
  name: 'link-embed',
  summary:
    'An address for a frame on one of the origins of a link, which opens for 5 minutes, without its password; a page that is open stays so',
  access: 'viewer',
  right: 'links:make',
  input: one,
  body: z.strictObject({ origin }),
  reply: plain(z.object({ url: z.string(), expiresAt: instant })),
});

export const takeOverLinkEndpoint = endpoint({
  name: 'link-take-over',
  summary: 'Become the owner of a share link, whose own owner may be gone; takes the role admin',
  access: 'admin',
  right: 'links:make',
  input: one,
  reply: plain(link),
});
