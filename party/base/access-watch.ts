import type { Standing } from "../../domain/identity/admission.ts";
import { inBackground } from "../../domain/shared/concurrency/background.ts";
import { ACCESS_AGAIN_MS, ACCESS_CHECK_MS } from "../../domain/shared/limits.ts";
import { CLOSE } from "../../domain/shared/protocol.ts";
import type { Identity } from "../../domain/shared/wire.ts";
import { accessDue } from "./leases/leases.ts";
import type { Member } from "./member.ts";

/** Milliseconds over which those who are to be asked about are gathered. */
const GATHER_MS = 1_000;
/** Milliseconds since they were asked about last after which others are asked about along with who is due. */
const ALONG_MS = ACCESS_CHECK_MS / 2;
/** Milliseconds after which a question that failed is asked again. */
const RETRY_MS = 10_000;
/** People in one question. */
const MOST = 500;

const CODES = { signedOut: CLOSE.signedOut, removed: CLOSE.removed, notFound: CLOSE.notFound } as const;

type Person = Pick<Identity, "userId" | "authSessionId">;

/** What an access watch is given of the room. */
export interface AccessHooks {
  readonly members: () => readonly Member<never>[];
  /** Asks Postgres what these people are in the room now; answers in their order. */
  readonly ask: (people: readonly Person[]) => Promise<readonly Standing[]>;
  readonly mayStayAs: (was: string, is: string) => boolean;
  readonly drop: (connectionId: string, code: number, reason: string) => void;
}

/**
 * Keeps out who may not be in a room any more. When it is told that something has changed it asks at once, about those
 * who come within the next seconds too: they were let in before it changed. And it asks about everybody who is there
 * every few minutes, for what nobody tells it. A question that fails leaves everybody where they are and is asked
 * again.
 */
export class AccessWatch {
  readonly #hooks: AccessHooks;
  /** Until when those who come are asked about, by user; under null anybody. */
  readonly #changed = new Map<string | null, number>();
  #notBefore = 0;

  constructor(hooks: AccessHooks) {
    this.#hooks = hooks;
  }

  /** Somebody has come, at `now` (ms since 1970). */
  entered({ identity: { userId } }: Member<never>, now: number): void {
    if (this.#changed.size === 0) return;
    for (const [key, until] of this.#changed) if (until <= now) this.#changed.delete(key);
    if (this.#changed.has(userId) || this.#changed.has(null)) this.#run(() => this.#askAbout(userId));
  }

  /** When somebody is to be asked about, in ms since 1970. */
  askAt(member: Member<never>): number {
    return Math.max(accessDue(member), this.#notBefore);
  }

  /** Somebody was heard of. */
  heard(member: Member<never>, now: number): void {
    if (now < this.askAt(member)) return;
    this.#notBefore = now + RETRY_MS;
    // Those who came one after another are soon asked about together: each question may wake a room that sleeps.
    setTimeout(
      () => this.#run(() => this.#ask(({ checkedAt }) => Date.now() - checkedAt >= ALONG_MS)),
      GATHER_MS,
    );
  }

  /** What a user may do here (null: anybody) has changed: those who come within the next seconds are asked about. */
  note(userId: string | null): void {
    this.#changed.set(userId, Date.now() + ACCESS_AGAIN_MS);
  }

  /** Asks about a user (null: everybody). Rejects where that is not possible. */
  async changed(userId: string | null): Promise<void> {
    this.note(userId);
    await this.#askAbout(userId);
  }

  #askAbout(userId: string | null): Promise<void> {
    return this.#ask(({ identity }) => userId === null || identity.userId === userId);
  }

  #run(ask: () => Promise<void>): void {
    inBackground("the question who may stay", ask);
  }

  async #ask(whom: (member: Member<never>) => boolean): Promise<void> {
    const members = this.#hooks.members().filter(whom);
    const byPerson = Map.groupBy(members, ({ identity }) => `${identity.userId}/${identity.authSessionId}`);
    const groups = [...byPerson.values()];
    for (let start = 0; start < groups.length; start += MOST) {
      const some = groups.slice(start, start + MOST);
      const people = some.flatMap(([one]) => {
        if (!one) return [];
        const { userId, authSessionId } = one.identity;
        return { userId, authSessionId };
      });
      const now = Date.now();
      const standings = await this.#hooks.ask(people);
      for (const [index, own] of some.entries())
        for (const member of own) this.#apply(member, standings[index], now);
    }
  }

  #apply(member: Member<never>, standing: Standing | undefined, now: number): void {
    if (!standing) return;
    const { connectionId, identity } = member;
    if ("refused" in standing)
      return this.#hooks.drop(connectionId, CODES[standing.refused], "not allowed here any more");
    const { role } = standing;
    if (role === null || this.#hooks.mayStayAs(identity.role, role)) return member.checked(now);
    this.#hooks.drop(connectionId, CLOSE.restart, "enter again");
  }
}
