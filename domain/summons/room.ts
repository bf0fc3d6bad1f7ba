import { PROTOCOL } from "../shared/protocol.ts";
import type { Identity, RejectionCode } from "../shared/wire.ts";
import { ATTENDANCE_TOUCH_MS, HELPER_GONE_SECONDS, MIN_TALK_SECONDS } from "./limits.ts";
import { isOpen, progressOf, type Summon, type SummonLine } from "./model.ts";
import { isTalker, roleOf, type SummonRole } from "./rules.ts";
import type { SummonClientFrame, SummonServerFrame } from "./wire.ts";

/** Somebody's connection to the room; `identity.role` is what they were admitted as. */
export interface Visitor {
  readonly connectionId: string;
  readonly identity: Identity;
}

/** A frame on its way to one connection. */
export interface Sending {
  readonly to: string;
  readonly frame: SummonServerFrame;
}

export interface Refusal {
  readonly code: RejectionCode;
  readonly message: string;
}

type Act = Exclude<SummonClientFrame["_tag"], "Beat">;

/**
 * The room of one summon: what it knows, who is in it, and what each of them is told. It decides nothing that
 * Postgres has not decided first, and a summon that comes late from there never undoes a later one.
 */
export class SummonRoom {
  #summon: Summon;
  #lastSeq: number;
  #notedAt = 0;
  readonly #visitors = new Map<string, Visitor>();

  constructor({ summon, lastSeq }: { readonly summon: Summon; readonly lastSeq: number }) {
    this.#summon = summon;
    this.#lastSeq = lastSeq;
  }

  get summon(): Summon {
    return this.#summon;
  }

  /** The number of the last line that was shown. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  get isOpen(): boolean {
    return isOpen(this.#summon.status);
  }

  roleOf({ identity }: Visitor): SummonRole {
    return roleOf(identity.userId, identity.role as SummonRole, this.#summon);
  }

  /** Which of the two are in the room, the student first. */
  present(): string[] {
    const here = new Set([...this.#visitors.values()].map(({ identity }) => identity.userId));
    const { studentId, responderId } = this.#summon;
    return [studentId, ...(responderId === null ? [] : [responderId])].filter((userId) => here.has(userId));
  }

  /** True when somebody is present who was not. */
  enter(visitor: Visitor): boolean {
    const before = this.present().length;
    this.#visitors.set(visitor.connectionId, visitor);
    return this.present().length !== before;
  }

  /** True when somebody was present who is not any more. */
  leave(connectionId: string): boolean {
    const before = this.present().length;
    this.#visitors.delete(connectionId);
    return this.present().length !== before;
  }

  /** The state as this visitor sees it. */
  state(visitor: Visitor): SummonServerFrame {
    const { userId, name, handle, avatarUrl } = visitor.identity;
    return {
      _tag: "State",
      protocol: PROTOCOL,
      you: { id: userId, name, handle, avatarUrl, role: this.roleOf(visitor) },
      summon: this.#summon,
      present: this.present(),
    };
  }

  /** Who is present has changed: to everybody whom the summon still concerns, but not to `except`. */
  presence(except?: string): Sending[] {
    const isPending = this.#summon.status === "pending";
    return this.#states((visitor) => {
      if (visitor.connectionId === except) return false;
      return isPending || this.roleOf(visitor) !== "candidate";
    });
  }

  /**
   * The summon as Postgres has it. Nothing is sent where nothing but the measured time has moved on; those who
   * could have answered hear how it was decided, and nothing after that.
   */
  update(next: Summon): Sending[] {
    const known = this.#summon;
    if (progressOf(next.status) < progressOf(known.status)) return [];
    this.#summon = next;
    if (sameBut(known, next)) return [];
    return this.#states((visitor) => known.status === "pending" || this.roleOf(visitor) !== "candidate");
  }

  /** Why a frame cannot be taken, as far as the room knows for sure: what has ended does not begin again. */
  refusal(visitor: Visitor, act: Act): Refusal | null {
    const role = this.roleOf(visitor);
    const { status, responder } = this.#summon;
    if (act === "Accept") {
      if (role === "responder") return null;
      if (role !== "candidate") return { code: "forbidden", message: "You can’t accept this request." };
      if (status === "pending") return null;
      return {
        code: "conflict",
        message: responder === null ? "This request is over." : `${responder.name} got there first.`,
      };
    }
    if (act === "CallOthers" && role !== "student")
      return { code: "forbidden", message: "Only the person who asked can send the request again." };
    if (isTalker(role)) return null;
    return { code: "forbidden", message: "Only the two people in this help session can do that." };
  }

  /** New lines in order, without those already shown; null when none is new. A gap ends what can be shown. */
  said(lines: readonly SummonLine[]): SummonServerFrame | null {
    const fresh: SummonLine[] = [];
    for (const line of lines) if (line.seq === this.#lastSeq + fresh.length + 1) fresh.push(line);
    this.#lastSeq += fresh.length;
    return fresh.length === 0 ? null : { _tag: "Said", lines: fresh };
  }

  /** A frame for the two who talk. */
  toTalkers(frame: SummonServerFrame): Sending[] {
    return [...this.#visitors.values()]
      .filter((visitor) => isTalker(this.roleOf(visitor)))
      .map(({ connectionId }) => ({ to: connectionId, frame }));
  }

  /**
   * When a help whose helper is gone ends and pays, in milliseconds since 1970; null while none does. What the room
   * does not know exactly, Postgres decides when the time has come.
   */
  endsWithoutHelperAt(): number | null {
    const { status, helperGoneSince, talkSeconds, carriedSeconds = 0 } = this.#summon;
    if (status !== "responded" || helperGoneSince === undefined) return null;
    const counted = carriedSeconds + (this.#lastSeq > 0 ? talkSeconds : 0);
    return counted < MIN_TALK_SECONDS ? null : Date.parse(helperGoneSince) + HELPER_GONE_SECONDS * 1_000;
  }

  /** Postgres has been told who is present. */
  noted(now: number): void {
    this.#notedAt = now;
  }

  /** Whether it is time to tell Postgres again that they are still there. */
  noteDue(now: number): boolean {
    return this.isOpen && now - this.#notedAt >= ATTENDANCE_TOUCH_MS && this.present().length > 0;
  }

  #states(concerns: (visitor: Visitor) => boolean): Sending[] {
    return [...this.#visitors.values()]
      .filter(concerns)
      .map((visitor) => ({ to: visitor.connectionId, frame: this.state(visitor) }));
  }
}

/** The same but for the time that is measured. */
const sameBut = (one: Summon, other: Summon): boolean =>
  JSON.stringify(withoutTimes(one)) === JSON.stringify(withoutTimes(other));

const withoutTimes = (summon: Summon) =>
  isOpen(summon.status) ? { ...summon, talkSeconds: 0, carriedSeconds: 0 } : summon;
