import { eq, type SQL, sql } from "drizzle-orm";
import type { Drizzle } from "../../../db/database.ts";
import { helpSummons } from "../../../db/schema/index.ts";
import type { Interval } from "../../shared/intervals.ts";
import { CARRIED_HOURS } from "../limits.ts";
import { togetherMs } from "../rules.ts";

/** A stay of one of the two, in milliseconds since 1970. */
export interface Stay extends Interval {
  readonly summonId: string;
  readonly isStudent: boolean;
}

/** When an interval of `summon_attendance` (as `a`) ends as far as is known. */
type EndOf = () => SQL;

const stays = (end: SQL): SQL => sql`coalesce(json_agg(json_build_object(
  'summonId', h.id,
  'isStudent', a.user_id = h.student_id,
  'joinedAt', floor(extract(epoch from a.joined_at) * 1000),
  'leftAt', floor(extract(epoch from ${end}) * 1000))), '[]'::json)`;

/** Whether anything was said in the help (`h`, a row of `help_summons`): two who are silent are not together. */
const isTalk = sql`exists (select 1 from summon_messages l where l.summon_id = h.id)`;

/**
 * Stays in the earlier helps of the same two about the same course that may still count for a summon (a row of
 * `help_summons`): of the last `CARRIED_HOURS`, not silent, and not used up by a help that paid.
 */
export const carriedStays = (end: EndOf) => sql<readonly Stay[]>`(
  select ${stays(end())} from help_summons h join summon_attendance a on a.summon_id = h.id
  where h.student_id = help_summons.student_id and h.responder_id = help_summons.responder_id
    and h.course_id = help_summons.course_id and h.id <> help_summons.id
    and h.status = 'completed' and h.points_awarded is null
    and h.completed_at < coalesce(help_summons.completed_at, 'infinity')
    and h.completed_at > coalesce(help_summons.completed_at, clock_timestamp()) - make_interval(hours => ${CARRIED_HOURS})
    and ${isTalk}
    and not exists (select 1 from help_summons p
      where p.student_id = h.student_id and p.responder_id = h.responder_id and p.course_id = h.course_id
        and p.points_awarded is not null and p.completed_at > h.completed_at
        and p.completed_at < coalesce(help_summons.completed_at, 'infinity')))`;

const ownStays = (end: EndOf) => sql<readonly Stay[]>`(
  select ${stays(end())} from help_summons h join summon_attendance a on a.summon_id = h.id
  where h.id = help_summons.id and ${isTalk})`;

/** Milliseconds in which both were there, of every help by itself. */
export const sharedMs = (all: readonly Stay[]): number => {
  let sum = 0;
  for (const stays of Map.groupBy(all, ({ summonId }) => summonId).values())
    sum += togetherMs(
      stays.filter(({ isStudent }) => isStudent),
      stays.filter(({ isStudent }) => !isStudent),
    );
  return sum;
};

/**
 * Milliseconds together that count for a summon's points, as it stands: those of the help itself, once something was
 * said in it, and those of earlier ones.
 */
export const countedMs = async (db: Drizzle, id: string, end: EndOf): Promise<number> => {
  const [row] = await db
    .select({ own: ownStays(end), carried: carriedStays(end) })
    .from(helpSummons)
    .where(eq(helpSummons.id, id));
  return row ? sharedMs(row.own) + sharedMs(row.carried) : 0;
};
