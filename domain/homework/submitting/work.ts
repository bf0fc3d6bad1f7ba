import { type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import { BadRequest } from "../../shared/errors.ts";
import { graphemesIn, hasVisibleText } from "../../shared/rules.ts";
import { MAX_CONTENT_LENGTH } from "../limits.ts";
import type { Work } from "../model.ts";
import { linkOf } from "../rules.ts";

/** Some texts as an array of the database. */
export const textsSql = (texts: readonly string[]): SQL =>
  texts.length === 0
    ? sql`'{}'::text[]`
    : sql`array[${sql.join(
        texts.map((text) => sql`${text}::text`),
        sql`, `,
      )}]`;

/** What is handed in as it is kept: `BadRequest` for nothing, too much, and links that lead nowhere on the web. */
export const checkedWork = Effect.fnUntraced(function* ({ content, links }: Work) {
  const kept = links.filter((link) => link.trim() !== "").map(linkOf);
  if (kept.includes(null))
    return yield* new BadRequest({ message: "links: must be web addresses that begin with https://" });
  if (graphemesIn(content) > MAX_CONTENT_LENGTH)
    return yield* new BadRequest({
      message: `content: must be at most ${MAX_CONTENT_LENGTH} characters long`,
    });
  if (!hasVisibleText(content) && kept.length === 0)
    return yield* new BadRequest({ message: "Write something, or add a link, before you hand it in." });
  return { content, links: [...new Set(kept.flatMap((link) => (link === null ? [] : [link])))] };
});
