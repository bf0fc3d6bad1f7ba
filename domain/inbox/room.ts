import { isOpen, progressOf } from "../summons/model.ts";
import { REMEMBERED_FRAMES } from "./limits.ts";
import type { InboxMessage } from "./messages.ts";
import type { InboxServerFrame } from "./wire.ts";

/** The newest of what was seen: an older one makes room for it. */
class Recent<Value> {
  readonly #values = new Map<string, Value>();

  get(id: string): Value | undefined {
    return this.#values.get(id);
  }

  set(id: string, value: Value): void {
    this.#values.delete(id);
    this.#values.set(id, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > REMEMBERED_FRAMES && oldest !== undefined) this.#values.delete(oldest);
  }

  clear(): void {
    this.#values.clear();
  }
}

/** Messages that are frames, as opposed to those about sockets. */
export type FrameMessage = Exclude<
  InboxMessage,
  { readonly _tag: "SignedOut" | "Removed" | "RoomsChanged" | "CloseConnections" | "NotificationsChanged" }
>;
type Changes = Extract<InboxMessage, { readonly _tag: "NotificationsChanged" }>;

/**
 * Makes of what an inbox is told, at least once and in no certain order, what its devices see: once, and never an
 * earlier state after a later one. It remembers only so much; devices know ids of their own.
 */
export class InboxFeed {
  readonly #notified = new Recent<true>();
  readonly #withdrawn = new Recent<true>();
  /** As of when a notification was last said to be other. */
  readonly #changed = new Recent<string>();
  readonly #offered = new Recent<true>();
  readonly #declined = new Recent<true>();
  /** Offers that nobody can take any more. */
  readonly #gone = new Recent<true>();
  /** How far the user's own summons have come; see `progressOf`. */
  readonly #progress = new Recent<number>();
  #goodwillAsOf = "";
  #availableAsOf = "";

  /** The frames for every device: of notifications that are gone, and of those that are other than they were. */
  change({ withdrawn, changed, asOf }: Changes): InboxServerFrame[] {
    const ids = withdrawn.filter((id) => once(this.#withdrawn, id));
    const news = changed.filter(
      ({ id }) => !this.#withdrawn.get(id) && (this.#changed.get(id) ?? "") <= asOf,
    );
    for (const { id } of news) {
      this.#changed.set(id, asOf);
      this.#notified.set(id, true);
    }
    return [
      ...(ids.length > 0 ? [{ _tag: "NotificationsWithdrawn", ids } as const] : []),
      ...news.map((notification) => ({ _tag: "NotificationChanged", notification }) as const),
    ];
  }

  /** The user does not want to answer a summon: no device is offered it again. */
  declined(summonId: string): void {
    this.#declined.set(summonId, true);
  }

  /** The frame for every device, or null where it tells nothing new. */
  receive(message: FrameMessage): InboxServerFrame | null {
    switch (message._tag) {
      case "Notification": {
        const { id } = message.notification;
        return !this.#withdrawn.get(id) && once(this.#notified, id) ? message : null;
      }
      case "SummonOffer": {
        const { id } = message.summon;
        if (this.#gone.get(id) || this.#declined.get(id)) return null;
        return once(this.#offered, id) ? message : null;
      }
      case "SummonTaken":
      case "SummonClosed":
        return once(this.#gone, message.summonId) ? message : null;
      case "SummonChanged": {
        const { id, status } = message.summon;
        const progress = progressOf(status);
        if ((this.#progress.get(id) ?? -1) >= progress) return null;
        this.#progress.set(id, progress);
        // Whoever is free again is offered what came in meanwhile, and what still waits from before.
        if (!isOpen(status)) this.#offered.clear();
        return message;
      }
      case "Goodwill": {
        if (message.asOf < this.#goodwillAsOf) return null;
        this.#goodwillAsOf = message.asOf;
        return { _tag: "Goodwill", goodwill: message.goodwill };
      }
      case "Available": {
        if (message.asOf < this.#availableAsOf) return null;
        this.#availableAsOf = message.asOf;
        // Whoever turns it on again is offered what still waits.
        if (!message.is) this.#offered.clear();
        return { _tag: "Available", is: message.is };
      }
      case "Progress":
      case "Unread":
        return message;
    }
  }
}

const once = (seen: Recent<true>, id: string): boolean => {
  if (seen.get(id)) return false;
  seen.set(id, true);
  return true;
};
