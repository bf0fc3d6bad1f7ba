import { MAX_MAIL_EVENT_BYTES } from "../../domain/mail/limits.ts";
import { MAX_BODY_BYTES } from "../../domain/shared/limits.ts";

/** Kinds of body: JSON, what an HTML form or a one-click mail button sends, and whatever a signed sender signs. */
export type BodyKind = "json" | "form" | "any";

/** What holds for requests to the paths below a prefix. All of them are the backend's. */
export interface RequestRule {
  readonly prefix: string;
  readonly bodies: BodyKind;
  /** Bytes of a body at most. */
  readonly maxBytes: number;
  /**
   * `own`: what changes something must come from our own pages, since a cookie is its authority. `any`: a signature or
   * a token in the request is, and its sender may be no browser at all.
   */
  readonly origin: "own" | "any";
}

/** The JSON API, the sign-in library's routes included. */
export const API_RULE: RequestRule = {
  prefix: "/api",
  bodies: "json",
  maxBytes: MAX_BODY_BYTES,
  origin: "own",
};

/** What Resend tells of mails. */
export const RESEND_RULE: RequestRule = {
  prefix: "/webhooks/resend",
  bodies: "any",
  maxBytes: MAX_MAIL_EVENT_BYTES,
  origin: "any",
};

/** The one table of what the backend answers, which bodies it reads there, and from whom. The longest prefix counts. */
export const REQUEST_RULES: readonly RequestRule[] = [
  API_RULE,
  RESEND_RULE,
  { prefix: "/webhooks", bodies: "any", maxBytes: MAX_BODY_BYTES, origin: "any" },
];

const longestFirst = new WeakMap<readonly RequestRule[], readonly RequestRule[]>();

const sorted = (rules: readonly RequestRule[]): readonly RequestRule[] => {
  const known = longestFirst.get(rules) ?? rules.toSorted((a, b) => b.prefix.length - a.prefix.length);
  longestFirst.set(rules, known);
  return known;
};

/** The rule of a path; null for one that is not the backend's. */
export const ruleOf = (pathname: string, rules: readonly RequestRule[] = REQUEST_RULES): RequestRule | null =>
  sorted(rules).find(({ prefix }) => pathname === prefix || pathname.startsWith(`${prefix}/`)) ?? null;

const TYPES: Readonly<Record<BodyKind, RegExp>> = {
  json: /^application\/json\s*(;|$)/i,
  form: /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i,
  any: /(?:)/,
};

/** Whether a body of this `Content-Type` is of that kind. */
export const isOfKind = (kind: BodyKind, type: string): boolean => TYPES[kind].test(type);

/** What is wrong with a body of another kind; `any` has none. */
export const WRONG_KIND: Readonly<Record<BodyKind, string>> = {
  json: "The body must be JSON (Content-Type: application/json).",
  form: "The body must be a form (Content-Type: application/x-www-form-urlencoded or multipart/form-data).",
  any: "",
};
