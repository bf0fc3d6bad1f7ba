import type { Effect } from "effect";
import type { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import type { MailQueue } from "../mail/queue/service.ts";
import type { Notifications } from "../notifications/service.ts";
import type { Outbox } from "../shared/outbox.ts";
import type { BookedSessions } from "./booked-sessions.ts";
import type { Completed } from "./completed.ts";

/** What the parts of learning work with. `site` is the address that links in mails begin with. */
export interface Deps {
  readonly database: Database["Service"];
  readonly outbox: Outbox["Service"];
  readonly notifications: Notifications["Service"];
  readonly mails: MailQueue["Service"];
  readonly booked: BookedSessions["Service"];
  readonly site: string;
  /** What else follows from completing a course. */
  readonly onCompleted: (completed: Completed) => Effect.Effect<void, DatabaseError>;
}
