import { Effect } from "effect";
import type { OutboxMessage } from "../../shared/outbox.ts";
import type { Store } from "./names.ts";
import { shownByUser } from "./shown.ts";

/** What became of notifications that are there, or were. */
interface Changes {
  /** Ids of those that are to be shown as they are now. */
  readonly changed?: readonly string[];
  readonly withdrawn?: readonly { readonly id: string; readonly userId: string }[];
  /** Users whose number of unread ones may be another now. */
  readonly also?: readonly string[];
}

/** The messages that have the inboxes concerned show it, and count anew. Read it after the changes. */
export const changesTold = Effect.fnUntraced(function* (
  store: Store,
  { changed = [], withdrawn = [], also = [] }: Changes,
) {
  const { byUser: shown, asOf } = yield* shownByUser(store, [...new Set(changed)]);
  const gone = Map.groupBy(withdrawn, ({ userId }) => userId);
  return [...new Set([...shown.keys(), ...gone.keys(), ...also])].map(
    (userId): OutboxMessage => ({
      party: "inbox",
      roomId: userId,
      message: {
        _tag: "NotificationsChanged",
        withdrawn: (gone.get(userId) ?? []).map(({ id }) => id),
        changed: shown.get(userId) ?? [],
        asOf,
      },
    }),
  );
});
