import * as z from 'zod/mini';
import type { Right } from '@/lib/model/rights';
import { meta } from '@/lib/model/source';
import { ADDRESSES, type EndpointName } from './addresses';
import { FILE_ADDRESSES } from './file-addresses';
import type { Method } from './method';

const ALL = { ...ADDRESSES, ...FILE_ADDRESSES };

/** Who may call: anybody, or a signed-in reader or token with at least this role. */
export type Access = 'anonymous' | 'viewer' | 'analyst' | 'admin';

/** One endpoint, described once: the route, the browser's query and the OpenAPI entry all come from this. */
export type Endpoint<
  Input extends z.ZodMiniType,
  Body extends z.ZodMiniType | null,
  Reply extends z.ZodMiniType,
  Name extends EndpointName = EndpointName,
> = {
  /** Also the first part of its query key. */
  readonly name: Name;
  readonly method: Method;
  /** Below /api/v1, with `{parameter}` for what stands in the path. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  /** What its reader needs besides. */
  readonly right?: Right;
  /** Path and search parameters together. */
  readonly input: Input;
  readonly body: Body;
  readonly reply: Reply;
  /** Content types of an endpoint that answers `bytes` instead of JSON. */
  readonly media?: readonly string[];
  /** The largest body that it takes, where 64 kB are not enough. */
  readonly bodyBytes?: number;
  /** Its bytes come in one go, from the first to the last: no `Range`, and no tag, since nobody keeps them. */
  readonly streamed?: true;
};

type Description<
  Input extends z.ZodMiniType,
  Body extends z.ZodMiniType | null,
  Reply extends z.ZodMiniType,
  Name extends EndpointName,
> = Omit<Endpoint<Input, Body, Reply, Name>, 'method' | 'path' | 'body'> & { readonly body?: Body };

/** Describes the endpoint that has this name in the table of addresses. */
export function endpoint<
  Name extends EndpointName,
  Input extends z.ZodMiniType,
  Reply extends z.ZodMiniType,
  Body extends z.ZodMiniType | null = null,
>(description: Description<Input, Body, Reply, Name>): Endpoint<Input, Body, Reply, Name> {
  return { ...ALL[description.name], ...description, body: (description.body ?? null) as Body };
}

/** The reply of an endpoint that is no JSON: its verb's own status, headers and body. Failures are problems as everywhere. */
export const bytes = z.custom<Response>((value) => value instanceof Response);

/** An answer from a vendor: the data, and where they came from. */
export const answer = <Data extends z.ZodMiniType>(data: Data) => z.object({ data, meta });

/** One page of rows; `total` is null where the vendor does not say. */
export const page = z.object({ number: z.int(), size: z.int(), total: z.nullable(z.int()), last: z.boolean() });

/** One page of an answer from a vendor. */
export const pagedAnswer = <Row extends z.ZodMiniType>(row: Row) => z.object({ data: z.array(row), page, meta });

/** An answer of Callboard's own. */
export const plain = <Data extends z.ZodMiniType>(data: Data) => z.object({ data });

/** A whole number that may arrive as the text of a search parameter. Never coerced: an empty text is an error, not 0. */
export const wholeNumber = (min: number, max: number) => {
  const takes = `takes a whole number from ${min} to ${max}`;
  return z.pipe(
    z.pipe(z.union([z.number(), z.string().check(z.regex(/^\d{1,9}$/, takes))], takes), z.transform(Number)),
    z.int(takes).check(z.gte(min, takes), z.lte(max, takes)),
  );
};

/** A moment as callers may write it: ISO 8601 with an offset, or local text in the connection's time zone. */
export const momentText = z
  .string()
  .check(
    z.regex(
      /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/,
      "takes ISO 8601 with an offset, or YYYY-MM-DD[ HH:mm:ss] in the connection's time zone",
    ),
  );

/** The optional range of a question; a bare date as `to` includes that day. */
export const rangeInput = { from: z.optional(momentText), to: z.optional(momentText) };

export const connectionId = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, 'takes 1 to 40 of a-z, 0-9 and -'));

/** A vendor's own id; anything printable, since four vendors disagree about its form. */
export const vendorId = z
  .string()
  .check(
    z.minLength(1, 'takes 1 to 200 characters'),
    z.maxLength(200, 'takes 1 to 200 characters'),
    z.regex(/^[^\p{Cc}\p{Cs}]+$/u, 'takes printable characters'),
  );
