import { z } from "zod";
import { countryCodes } from "./countries.ts";
import type { Permission, TokenScope } from "./permissions.ts";

/** Who may call an endpoint: anybody, somebody signed in, a member of the organization in the address, or staff. */
export type ActorKind = "visitor" | "user" | "member" | "staff";

/** `read`: READ ONLY transaction. `write`: one transaction. `open`: none; the only mode that may call the outside world. */
export type Mode = "read" | "write" | "open";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** An answer that is not JSON: a PDF, a CSV file, a stream of events. */
export interface FileAnswer {
  readonly contentType: string;
}

export type Answer = z.ZodType | FileAnswer | null;

/** Names of the limits in `server/platform/request/limits.ts`. */
export type LimitName =
  | "sign_in"
  | "passkey"
  | "sign_up"
  | "mail_link"
  | "invitation"
  | "upload"
  | "provider_event"
  | "unsubscription";

/** One endpoint: the source of the route, of the OpenAPI document and of the console's typed client. */
export interface Endpoint {
  /** `noun.verb`; the operation id in the OpenAPI document. */
  readonly id: string;
  readonly method: Method;
  /** Below `/api/v1`, with `:name` for each key of `params`. */
  readonly path: `/${string}`;
  /** One sentence for the reference. */
  readonly summary: string;
  readonly actor: ActorKind;
  /** What a member or a member of staff must be allowed to do; never missing for those two. */
  readonly permission?: Permission;
  readonly mode: Mode;
  /**
   * A sensitive act (SEC-12): refused while the last proof of this session is older than the configured minutes. `factor` asks for a
   * second factor, `any` for the password or a factor.
   */
  readonly proof?: "any" | "factor";
  /**
   * The scope by which an API token may call this endpoint of a user. Those of members follow from their permission; sensitive acts,
   * and whatever else names none, are for sessions alone.
   */
  readonly scope?: TokenScope;
  /** True for every POST that creates something or moves money (API-1). */
  readonly idempotent?: boolean;
  readonly limit?: LimitName;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is one uploaded file of at most so many bytes, sent as multipart field `file`. */
  readonly upload?: { readonly maxBytes: number };
  /**
   * Another program calls, not a browser: the body is bytes that it signed in this header, of any content type, and its handler
   * checks the signature instead of a session or an origin. Without a header it is the address that is signed, by us.
   */
  readonly signed?: { readonly header?: string; readonly maxBytes: number };
  readonly status: 200 | 201 | 202 | 204;
  readonly answer: Answer;
}

/** Declares an endpoint and keeps its literal types. */
export function endpoint<const E extends Endpoint>(definition: E): E {
  return definition;
}

type Read<S> = S extends z.ZodType ? z.output<S> : undefined;
type Written<S> = S extends z.ZodType ? z.input<S> : undefined;

/** What a handler receives. */
export interface InputOf<E extends Endpoint> {
  readonly params: Read<E["params"]>;
  readonly query: Read<E["query"]>;
  readonly body: Read<E["body"]>;
}

/** What a handler answers and a client receives. */
export type AnswerOf<E extends Endpoint> = E["answer"] extends z.ZodType ? z.output<E["answer"]> : undefined;

/** What a client sends. */
export type CallOf<E extends Endpoint> = (E["params"] extends z.ZodObject
  ? { params: Written<E["params"]> }
  : object) &
  (E["query"] extends z.ZodObject ? { query?: Written<E["query"]> } : object) &
  (E["body"] extends z.ZodType ? { body: Written<E["body"]> } : object);

// --- shapes that several contracts share ---

export const Id = z.uuid();
export const Day = z.iso.date().meta({ description: "A day in the provider's time zone" });
export const Instant = z.iso.datetime({ offset: true }).meta({ description: "An instant, RFC 3339" });
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ description: "ISO 4217" });
export const Language = z.enum(["en", "de", "fr", "it", "es"]);
export const Email = z.email({ error: "field.email" }).max(254);
export const Country = z
  .string()
  .refine((code) => countryCodes.includes(code), { error: "field.country" })
  .meta({ description: "ISO 3166-1 alpha-2" });

/** Integer of the currency's minor unit (MON-1). */
export const Minor = z.int().meta({ description: "Integer of the currency's minor unit" });
export const MoneyShape = z.object({ minor: Minor, currency: Currency });
export type MoneyShape = z.output<typeof MoneyShape>;

/** No control characters, no line separators, nothing that turns the direction of writing and so disguises a name. */
const oneLine = /^[^\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]*$/u;

/** A line of text that a person typed: trimmed, on one line; may be empty. */
export const optionalLine = (max: number) =>
  z.string().trim().max(max, { error: "field.too_long" }).regex(oneLine, { error: "field.one_line" });

/** A line of text that a person typed: trimmed, on one line, not empty. */
export const line = (max: number) => optionalLine(max).min(1, { error: "field.required" });

/** The query of a list: a cursor from the last answer, and a size. */
export const PageQuery = z.object({
  cursor: z.string().max(500).optional().meta({ description: "`next` of the page before" }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A page of a list; `next` is null on the last one. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** How a list is ordered: by a name rising, by `-name` falling. */
export const sortBy = <const N extends string>(...names: readonly N[]) =>
  z.enum(names.flatMap((name): (N | `-${N}`)[] => [name, `-${name}`]));

/** What somebody searches for in a list. */
export const Search = z.string().trim().max(100).optional();

/** Filters of lists of amounts: the currency, and from and to which amount in its minor unit. */
export const amountFilters = {
  currency: Currency.optional(),
  minMinor: z.coerce.number().int().min(0).optional(),
  maxMinor: z.coerce.number().int().min(0).optional(),
};

/** Filters of lists by days: the first and the last day. */
export const dayFilters = { from: Day.optional(), to: Day.optional() };

/** The whole of a list as CSV, filtered and sorted like it, for staff who may read the list. */
export function csvEndpoint<const Q extends z.ZodObject, const P extends Permission>(list: {
  readonly id: string;
  readonly path: `/${string}`;
  readonly summary: string;
  readonly permission: P;
  readonly query: Q;
}) {
  return endpoint({
    ...list,
    method: "GET",
    actor: "staff",
    mode: "open",
    status: 200,
    answer: { contentType: "text/csv; charset=utf-8" },
  });
}

export const OrganizationParams = z.object({ organizationId: Id });

/** Which picture a person has now, for the address of it. */
export const AvatarVersion = z.string().nullable().meta({ description: "Null: initials stand in its place" });

/** What the actor may do with this record; the console shows a button only for what stands here. */
export const Abilities = z.record(z.string(), z.boolean());

/** RFC 9457 problem details. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  requestId: z.string().optional(),
  fields: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
});
export type Problem = z.output<typeof Problem>;
