import type { Effect } from "effect";
import type { DatabaseError } from "../../../db/errors.ts";
import type { Certificates } from "../../../domain/certificates/service.ts";
import type { Courses } from "../../../domain/courses/service.ts";
import type { Studio } from "../../../domain/courses/studio/service.ts";
import type { Assignments, Homeworks } from "../../../domain/homework/service.ts";
import type { Identity } from "../../../domain/identity/service.ts";
import type { Sessions } from "../../../domain/sessions/service.ts";
import type { Forbidden, NotFound } from "../../../domain/shared/errors.ts";
import type { Summons } from "../../../domain/summons/service.ts";
import type { Head } from "./head.ts";

/** What pages are told of by. */
export type PageServices =
  | Assignments
  | Certificates
  | Courses
  | Homeworks
  | Identity
  | Sessions
  | Studio
  | Summons;

/** Who asks for a page, and for which. */
export interface Asked {
  /** Null for a stranger. */
  readonly reader: { readonly id: string } | null;
  /** What stands in the address where the path has a name. */
  readonly params: Readonly<Record<string, string>>;
  readonly search: URLSearchParams;
  readonly isLocal: boolean;
}

/** An address of the client. */
export interface Page {
  /** As `client/routes.ts` has it: `/courses/:slug`. */
  readonly path: string;
  /** `members`: strangers are sent to sign in, and hear no more than that of it. */
  readonly isFor: "all" | "members";
  /** What it says; `NotFound` and `Forbidden` where the reader finds nothing there. */
  readonly head: (asked: Asked) => Effect.Effect<Head, NotFound | Forbidden | DatabaseError, PageServices>;
  /** Where that is which once was at this address, where nothing is any more; null where nothing ever was. */
  readonly movedTo?: (asked: Asked) => Effect.Effect<string | null, DatabaseError, PageServices>;
  /** Made of what the catalogue's version tells of: strangers share an answer while that is the newest. */
  readonly isKept?: true;
  /** Parameters of the address on which the answer depends. */
  readonly reads?: readonly string[];
}

const decoded = (part: string): string | null => {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
};

/** What stands in an address where the pattern has names; null where it does not fit. A last `:name?` may be missing. */
export const paramsOf = (pattern: string, pathname: string): Readonly<Record<string, string>> | null => {
  const wanted = pattern.split("/").filter((part) => part !== "");
  const parts = pathname.split("/").filter((part) => part !== "");
  const needed = wanted.filter((part) => !part.endsWith("?")).length;
  if (parts.length < needed || parts.length > wanted.length) return null;
  const params: Record<string, string> = {};
  for (const [place, part] of parts.entries()) {
    const name = wanted[place] ?? "";
    const value = decoded(part);
    if (value === null) return null;
    if (name.startsWith(":")) params[name.replace(/^:|\?$/g, "")] = value;
    else if (name !== value) return null;
  }
  return params;
};
