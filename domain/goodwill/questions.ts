import type { SQL } from "drizzle-orm";
import { Context } from "effect";

/** Who asked a question, by the id of the message that did, as SQL. Lent to goodwill from above, by chat. */
export class Questions extends Context.Service<
  Questions,
  { readonly askedBy: (messageId: SQL) => SQL<string | null> }
>()("peerloop/goodwill/Questions") {}
