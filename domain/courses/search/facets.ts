import { type SQL, sql } from "drizzle-orm";
import { FACET_TAGS } from "../limits.ts";
import { fitsBut } from "./dimensions.ts";
import type { Dimension } from "./rules.ts";

/** Values with their counts as JSON, of a subquery with the columns `value` and `count`. */
const listed = (from: SQL): SQL => sql`(
  select coalesce(json_agg(json_build_object('value', v.value, 'count', v.count) order by v.count desc, v.value), '[]')
  from ${from} v)`;

/**
 * `Facets` as JSON, of the rows of `found`: a row for each course that is found by its words, with the values of each
 * dimension and the columns of `fitColumns`.
 */
export const facetsOf = (narrowing: ReadonlyMap<Dimension, SQL>): SQL => {
  const counted = (dimension: Dimension, value: SQL): SQL =>
    listed(sql`(select ${value} as value, count(*)::int as count from found f
      where f.${fitsBut(narrowing, dimension)} and ${value} is not null group by 1)`);
  // They are counted before anything else is asked of them, without sorting them; the comma divides values of a parameter.
  const tags = listed(sql`(select t.value, t.count
    from (select g.tag as value, count(*)::int as count
      from (select unnest(f.tags) as tag from found f where f.${fitsBut(narrowing, "tags")} offset 0) g
      group by 1 offset 0) t
    where position(',' in t.value) = 0
    order by t.count desc, t.value limit ${sql.raw(String(FACET_TAGS))})`);
  const without = [...narrowing.keys()].map(
    (dimension) => sql`select ${sql.raw(`'${dimension}'`)} as dimension,
      count(*) filter (where f.${fitsBut(narrowing, dimension)})::int as count,
      count(*) filter (where f.fits)::int as fitting from found f`,
  );
  return sql`json_build_object(
    'values', json_build_object(
      'category', ${counted("category", sql`f.category`)},
      'level', ${counted("level", sql`f.level`)},
      'price', ${counted("price", sql`f.price`)},
      'currency', ${counted("price", sql`f.currency`)},
      'duration', ${counted("duration", sql`f.duration`)},
      'language', ${counted("language", sql`f.language`)},
      'tags', ${tags},
      'available', ${counted("available", sql`case when f.available then 'true' end`)}),
    'without', ${
      without.length === 0
        ? sql`'[]'::json`
        : sql`(select coalesce(json_agg(json_build_object('dimension', w.dimension, 'count', w.count)), '[]')
            from (${sql.join(without, sql` union all `)}) w where w.count > w.fitting)`
    })`;
};
