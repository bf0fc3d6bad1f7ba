import type { Database } from "../../db/database.ts";
import type { MailQueue } from "../mail/queue/service.ts";
import type { Notifications } from "../notifications/service.ts";
import type { Outbox } from "../shared/outbox.ts";
import type { TaughtSessions } from "./learned.ts";

/** What the parts of certificates work with. `site` is the address that links in mails begin with. */
export interface Deps {
  readonly database: Database["Service"];
  readonly outbox: Outbox["Service"];
  readonly notifications: Notifications["Service"];
  readonly mails: MailQueue["Service"];
  readonly taught: TaughtSessions["Service"];
  readonly site: string;
}
