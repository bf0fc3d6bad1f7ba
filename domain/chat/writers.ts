import type { RejectionCode } from "../shared/wire.ts";
import type { Rules } from "./commands.ts";
import { mayModerate } from "./rules.ts";
import type { ChatMessage } from "./wire.ts";

/** Who wants to write. */
export interface Writer {
  readonly userId: string;
  readonly role: string;
}

/** Why somebody may not. */
export interface Refusal {
  readonly code: RejectionCode;
  readonly message: string;
}

/** What a member is told of the rules: see `RoomRules`. */
export interface RulesFor {
  readonly slowModeSeconds: number;
  readonly mutedUntil: string | null;
}

/**
 * Who may write in a room now: not who is muted, and in slow mode nobody twice within its seconds. Neither holds
 * for who moderates. Times are in milliseconds since 1970.
 */
export class Writers {
  #slowModeSeconds = 0;
  #mutes = new Map<string, string | null>();
  /** When each wrote last, and under which id; kept while slow mode is on. */
  readonly #last = new Map<string, { readonly id: string; readonly at: number }>();

  /** `written` are the messages whose times count, in order of `seq`. */
  constructor(rules: Rules, written: readonly ChatMessage[]) {
    this.change(rules, written);
  }

  change({ slowModeSeconds, mutes }: Rules, written: readonly ChatMessage[]): void {
    this.#slowModeSeconds = slowModeSeconds;
    this.#mutes = new Map(mutes.map(({ userId, until }) => [userId, until]));
    this.#last.clear();
    this.wrote(written);
  }

  /** These messages are stored. */
  wrote(messages: readonly ChatMessage[]): void {
    if (this.#slowModeSeconds === 0) return;
    for (const { userId, id, createdAt } of messages)
      this.#last.set(userId, { id, at: Date.parse(createdAt) });
  }

  rulesFor({ userId, role }: Writer, now: number): RulesFor {
    return { slowModeSeconds: this.#slowModeSeconds, mutedUntil: this.#mutedUntil(userId, role, now) };
  }

  /** Why somebody may not write, edit, react or pin now; null when they may. */
  refusalOf({ userId, role }: Writer, now: number): Refusal | null {
    const until = this.#mutedUntil(userId, role, now);
    if (until === null) return null;
    const message =
      until === "forever"
        ? "You may not write in this room."
        : `You may not write in this room until ${until}.`;
    return { code: "forbidden", message };
  }

  /** As `refusalOf`, for a new message, which slow mode may hold up as well. One that is let in counts from now. */
  refusalOfSend(writer: Writer, id: string, now: number): Refusal | null {
    const refusal = this.refusalOf(writer, now);
    if (refusal !== null || this.#slowModeSeconds === 0 || mayModerate(writer.role)) return refusal;
    const last = this.#last.get(writer.userId);
    const wait = last ? Math.ceil(this.#slowModeSeconds - (now - last.at) / 1_000) : 0;
    if (last && last.id !== id && wait > 0)
      return { code: "rate_limited", message: `This room is slow now. Write again in ${wait} seconds.` };
    if (last?.id !== id) this.#last.set(writer.userId, { id, at: now });
    return null;
  }

  /** A message that was let in is not stored: its writer need not wait for it. */
  unwrote(userId: string, id: string): void {
    if (this.#last.get(userId)?.id === id) this.#last.delete(userId);
  }

  #mutedUntil(userId: string, role: string, now: number): string | null {
    const until = this.#mutes.get(userId);
    if (until === undefined || mayModerate(role)) return null;
    if (until === null) return "forever";
    return Date.parse(until) > now ? until : null;
  }
}
