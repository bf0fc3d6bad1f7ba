import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { Conflict } from "../../shared/errors.ts";
import type { Deps } from "../deps.ts";
import type { Draft, NewDraft } from "../model.ts";
import { lockPlace } from "./locking.ts";
import { textsSql } from "./work.ts";

const stale = () =>
  new Conflict({ message: "Another of your devices has saved this draft since. Yours is still here." });

/** Carries out `Homeworks.saveDraft`: the draft of the version that was read; the same words again change nothing. */
export const makeSaveDraft = ({ database, outbox }: Deps) => {
  const save = Effect.fn("Homeworks.saveDraft")(function* (userId: string, id: string, draft: NewDraft) {
    yield* lockPlace(database, userId, id);
    const [stored] = yield* database.rows<Draft>(sql`select content, links, version from homework_drafts
      where assignment_id = ${id} and student_id = ${userId}`);
    const known = stored ?? { content: "", links: [], version: 0 };
    const isSame = known.content === draft.content && known.links.join("\n") === draft.links.join("\n");
    if (isSame) return known;
    if (known.version !== draft.version) return yield* stale();
    const [written] = yield* database.rows<Draft>(sql`
      insert into homework_drafts (assignment_id, student_id, content, links, version)
      values (${id}, ${userId}, ${draft.content}, ${textsSql(draft.links)}, ${draft.version + 1})
      on conflict (assignment_id, student_id) do update set content = excluded.content, links = excluded.links,
        version = excluded.version
      returning content, links, version`);
    return written ?? (yield* stale());
  });

  return (userId: string, id: string, draft: NewDraft) => outbox.transaction(save(userId, id, draft));
};
