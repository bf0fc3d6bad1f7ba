import { sql } from "drizzle-orm";
import { instantSql } from "../../shared/sql.ts";
import type { Rules } from "../commands.ts";

/** Messages that changed last, among which edits are looked for that slow mode counts. */
const EDITS_LOOKED_AT = 1_000;

/** The columns of `Rules` out of the room `r`. */
export const rulesColumns = sql`r.slow_mode_seconds as "slowModeSeconds", (
  select json_agg(json_build_object('userId', s.user_id, 'until', ${instantSql(sql`s.until`)}))
  from chat_sanctions s
  where s.room_id = r.id and s.kind = 'mute' and s.lifted_at is null and (s.until is null or s.until > now())) as mutes,
  case when r.slow_mode_seconds > 0 then (
    select json_agg(json_build_object('userId', e.user_id, 'at', ${instantSql(sql`e.at`)}))
    from (
      select m.user_id, max(m.edited_at) as at from (
        select user_id, edited_at from chat_messages where room_id = r.id
        order by rev desc limit ${EDITS_LOOKED_AT}::int) m
      where m.edited_at > now() - make_interval(secs => r.slow_mode_seconds) group by m.user_id
    ) e) end as edits`;

/** What `rulesColumns` give. */
export interface RulesRow {
  readonly slowModeSeconds: number;
  readonly mutes: Rules["mutes"] | null;
  readonly edits: Rules["edits"] | null;
}

export const toRules = ({ slowModeSeconds, mutes, edits }: RulesRow): Rules => ({
  slowModeSeconds,
  mutes: mutes ?? [],
  ...(edits ? { edits } : {}),
});
