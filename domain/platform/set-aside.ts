import { sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import type { SetAsideWork } from "./api.ts";
import { SET_ASIDE_SHOWN } from "./limits.ts";

/** Work that failed too often to be tried again by itself: the view `set_aside`, for whoever runs the installation. */
export class SetAside extends Context.Service<
  SetAside,
  {
    /** What is set aside now, the newest first. */
    readonly list: Effect.Effect<readonly SetAsideWork[], DatabaseError>;
    /** Has a piece of it tried again as if it were new; false where nothing by that id is set aside. */
    readonly retry: (id: string) => Effect.Effect<boolean, DatabaseError>;
    /** Says in the log how much is set aside, where anything is. */
    readonly report: Effect.Effect<void, DatabaseError>;
  }
>()("peerloop/platform/SetAside") {
  static readonly layer = Layer.effect(
    SetAside,
    Effect.gen(function* () {
      const database = yield* Database;

      const list = Effect.gen(function* () {
        const rows = yield* database.rows<SetAsideWork>(sql`
            select source, id, subject, attempts, last_error as "lastError", set_aside_at as "setAsideAt"
            from set_aside order by set_aside_at desc, id desc limit ${SET_ASIDE_SHOWN}`);
        return rows.map((row) => ({
          ...row,
          setAsideAt: new Date(row.setAsideAt).toISOString(),
        }));
      });

      const retry = Effect.fn("SetAside.retry")(function* (id: string) {
        const again = sql`set set_aside_at = null, attempts = 0, available_at = now()
          where id = ${id} and set_aside_at is not null returning id`;
        const rows = yield* database.rows(sql`
            with message as (update outbox ${again}), notice as (update chat_notices ${again}),
              mail as (update mail_queue ${again}), event as (update webhook_events ${again})
            select id from message union all select id from notice
            union all select id from mail union all select id from event`);
        return rows.length > 0;
      });

      const report = Effect.gen(function* () {
        const rows = yield* database.rows<{ source: string; count: number }>(
          sql`select source, count(*)::int as count from set_aside group by source order by source`,
        );
        const counts = rows.map(({ source, count }) => `${count} of ${source}`);
        if (counts.length > 0)
          yield* Effect.logError(
            `set aside after too many attempts: ${counts.join(", ")}. See the view set_aside.`,
          );
      });

      return SetAside.of({ list, retry, report });
    }),
  );
}
