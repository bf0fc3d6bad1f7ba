import type { Database } from "../../db/database.ts";
import type { Certificates } from "../certificates/service.ts";
import type { MailQueue } from "../mail/queue/service.ts";
import type { Notifications } from "../notifications/service.ts";
import type { Outbox } from "../shared/outbox.ts";
import type { BookedSessions } from "./booked-sessions.ts";
import type { RequiredHomework } from "./required-homework.ts";

/** What the parts of learning work with. `site` is the address that links in mails begin with. */
export interface Deps {
  readonly database: Database["Service"];
  readonly outbox: Outbox["Service"];
  readonly notifications: Notifications["Service"];
  readonly mails: MailQueue["Service"];
  readonly booked: BookedSessions["Service"];
  readonly homework: RequiredHomework["Service"];
  readonly site: string;
  readonly certificates: Pick<Certificates["Service"], "completed">;
}
