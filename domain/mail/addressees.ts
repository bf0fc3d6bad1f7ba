import type { SQL } from "drizzle-orm";
import { Context } from "effect";

/** Whose a mail was: by the id in its tags, which outlives an address; without one by the address. */
export interface Concerned {
  readonly userId: string | null;
  readonly addresses: readonly string[];
}

/** A condition on somebody and their address now. */
export type OnAddressee = (userId: SQL, address: SQL) => SQL;

/**
 * Those whom mails go to, as SQL. An address that was changed since is nobody's trouble any more. Lent to mail from
 * above, so that it need not know of accounts.
 */
export class Addressees extends Context.Service<
  Addressees,
  {
    /** Whether mails to that address of a user come back for good. */
    readonly isBouncing: OnAddressee;
    /** A statement: they want no mail that they did not ask for. */
    readonly optOut: (who: Concerned) => SQL;
    /** A statement: where it is so, their address is good again. */
    readonly markValid: (who: Concerned, where: OnAddressee) => SQL;
    /** A statement: where it is so, mails to their address come back for good. Returns `id` and `email` of those. */
    readonly markBounced: (who: Concerned, where: OnAddressee) => SQL;
  }
>()("peerloop/mail/Addressees") {}
