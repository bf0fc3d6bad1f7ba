import { UNVERIFIED_MESSAGE } from "../../identity/limits.ts";
import { waitInWords } from "../../shared/rules.ts";
import type { RejectionCode } from "../../shared/wire.ts";
import type { Rules } from "../commands.ts";
import { mayModerate, mayWrite } from "../rules.ts";
import type { ChatMessage } from "../wire.ts";

/** Who wants to write. */
export interface Writer {
  readonly userId: string;
  readonly role: string;
}

/** Why somebody may not; with `rate_limited`, in how many whole seconds they may. */
export interface Refusal {
  readonly code: RejectionCode;
  readonly message: string;
  readonly retryAfterSeconds?: number;
}

/** What a member is told of the rules: see `RoomRules`. */
export interface RulesFor {
  readonly slowModeSeconds: number;
  readonly mutedUntil: string | null;
}

/** Another text for a message. */
interface Edit {
  readonly id: string;
  readonly content: string;
}

/** What somebody wrote last. */
interface Written {
  readonly key: string;
  readonly at: number;
  /** False while it is only about to be stored. */
  readonly isStored: boolean;
}

/** Tells an edit from others, so that the same one sent again is known. */
const editKey = ({ id, content }: Edit): string => `${id} ${content}`;

/**
 * Who may write in a room now: not whoever is muted, and in slow mode nobody twice within its seconds, be it a message
 * or another text for one. Neither holds for whoever moderates. Times are in milliseconds since 1970.
 */
export class Writers {
  #slowModeSeconds = 0;
  #mutes = new Map<string, string | null>();
  /** What each wrote last; kept while slow mode is on. */
  readonly #last = new Map<string, Written>();

  /** `written` are the messages whose times count. */
  constructor(rules: Rules, written: readonly ChatMessage[]) {
    this.change(rules, written);
  }

  change({ slowModeSeconds, mutes, edits = [] }: Rules, written: readonly ChatMessage[]): void {
    this.#slowModeSeconds = slowModeSeconds;
    this.#mutes = new Map(mutes.map(({ userId, until }) => [userId, until]));
    if (slowModeSeconds === 0) this.#last.clear();
    this.wrote(written);
    if (slowModeSeconds > 0) for (const { userId, at } of edits) this.#note(userId, "", Date.parse(at));
  }

  /** These messages are stored. */
  wrote(messages: readonly ChatMessage[]): void {
    if (this.#slowModeSeconds === 0) return;
    for (const { userId, id, content, createdAt, editedAt } of messages) {
      this.#note(userId, id, Date.parse(createdAt));
      if (editedAt !== undefined) this.#note(userId, editKey({ id, content }), Date.parse(editedAt));
    }
  }

  rulesFor({ userId, role }: Writer, now: number): RulesFor {
    return { slowModeSeconds: this.#slowModeSeconds, mutedUntil: this.#mutedUntil(userId, role, now) };
  }

  /** Why somebody may not write, edit, react, pin or mark answers now; null when they may. */
  refusalOf({ userId, role }: Writer, now: number): Refusal | null {
    if (!mayWrite(role)) return { code: "forbidden", message: UNVERIFIED_MESSAGE };
    const until = this.#mutedUntil(userId, role, now);
    if (until === null) return null;
    const message =
      until === "forever"
        ? "You can’t write in this room."
        : `You can’t write in this room for another ${waitInWords((Date.parse(until) - now) / 1_000)}.`;
    return { code: "forbidden", message };
  }

  /** As `refusalOf`, for a new message, which slow mode may hold up as well. One that is let in counts from now. */
  refusalOfSend(writer: Writer, id: string, now: number): Refusal | null {
    return this.refusalOf(writer, now) ?? this.#slow(writer, id, now);
  }

  /** The same for another text: it says something new as a message does. */
  refusalOfEdit(writer: Writer, edit: Edit, now: number): Refusal | null {
    return this.refusalOf(writer, now) ?? this.#slow(writer, editKey(edit), now);
  }

  /** An edit that was let in is stored: it counts whatever becomes of it when it is sent again. */
  edited(userId: string, edit: Edit): void {
    const last = this.#last.get(userId);
    if (last?.key === editKey(edit)) this.#last.set(userId, { ...last, isStored: true });
  }

  /** A message, or an edit, that was let in is not stored: its writer need not wait for it. */
  unwrote(userId: string, what: string | Edit): void {
    const key = typeof what === "string" ? what : editKey(what);
    const last = this.#last.get(userId);
    if (last?.key === key && !last.isStored) this.#last.delete(userId);
  }

  #slow({ userId, role }: Writer, key: string, now: number): Refusal | null {
    if (this.#slowModeSeconds === 0 || mayModerate(role)) return null;
    const last = this.#last.get(userId);
    if (last?.key === key) return null;
    const wait = last ? Math.ceil(this.#slowModeSeconds - (now - last.at) / 1_000) : 0;
    if (wait <= 0) {
      this.#last.set(userId, { key, at: now, isStored: false });
      return null;
    }
    const message = `This room is in slow mode. You can write again in ${waitInWords(wait)}.`;
    return { code: "rate_limited", message, retryAfterSeconds: wait };
  }

  /** Somebody wrote that at that time. */
  #note(userId: string, key: string, at: number): void {
    const last = this.#last.get(userId);
    if (last === undefined || at >= last.at || key === last.key)
      this.#last.set(userId, { key, at, isStored: true });
  }

  #mutedUntil(userId: string, role: string, now: number): string | null {
    const until = this.#mutes.get(userId);
    if (until === undefined || mayModerate(role)) return null;
    if (until === null) return "forever";
    return Date.parse(until) > now ? until : null;
  }
}
