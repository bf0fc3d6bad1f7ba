import { Effect } from "effect";
import { Attachments } from "../../domain/chat/attachments/service.ts";
import { ChatNotices } from "../../domain/chat/notices/service.ts";
import { ChatSearchIndex } from "../../domain/chat/search/search-index.ts";
import { forgetOldPlaces } from "../../domain/identity/sign-in/socket-entries.ts";
import { Notifications } from "../../domain/notifications/service.ts";
import { SetAside } from "../../domain/platform/set-aside.ts";
import { Sessions } from "../../domain/sessions/service.ts";
import { Outbox } from "../../domain/shared/outbox.ts";
import { Summons } from "../../domain/summons/service.ts";

/** What a sweep looks after; each is idempotent, and one that fails does not keep the others from running. */
const chores = [
  Summons.use((summons) => summons.expireDue()),
  Summons.use((summons) => summons.endAvailability()),
  Sessions.use((sessions) => sessions.closeExpired()),
  Outbox.use((outbox) => outbox.sweep),
  Attachments.use((attachments) => attachments.sweep),
  ChatNotices.use((notices) => notices.sweep),
  Notifications.use((notifications) => notifications.releaseHeld),
  ChatSearchIndex.use((index) => index.wake),
  forgetOldPlaces(),
  SetAside.use((setAside) => setAside.report),
];

/** Finds what alarms and deliveries missed: a runtime that died, an actor that was away. */
export const sweep = Effect.forEach(
  chores,
  (chore) =>
    Effect.catchCause(chore as Effect.Effect<unknown, unknown, never>, (cause) =>
      Effect.logError("sweep", cause),
    ),
  { discard: true },
);
