import type { LiveSession } from "../model.ts";

/**
 * The state machine of a creator's dashboard: which version of each session its viewers have been told. All of them
 * know at least that one, so whatever is not newer is no news to anybody.
 */
export class DashboardRoom {
  readonly #told = new Map<string, number>();

  /** Whether a change is worth reading: false for one that arrives a second time or too late. */
  isNews(sessionId: string, version: number): boolean {
    return version > (this.#told.get(sessionId) ?? -1);
  }

  /** A newcomer is shown these sessions. Answers those of which the others know an older version, or nothing. */
  shown(sessions: readonly LiveSession[]): LiveSession[] {
    return sessions.filter((live) => this.tell(live));
  }

  /** Takes note that everybody is told this; false when they have been told as much or more before. */
  tell({ session, version }: LiveSession): boolean {
    if (!this.isNews(session.id, version)) return false;
    this.#told.set(session.id, version);
    return true;
  }

  /** Whether its viewers are shown this session. */
  isShown(sessionId: string): boolean {
    return this.#told.has(sessionId);
  }

  /** Nobody is shown other sessions than these any more, as after a new snapshot: what it keeps does not grow. */
  keepOnly(sessions: readonly LiveSession[]): void {
    const kept = new Set(sessions.map(({ session }) => session.id));
    for (const id of [...this.#told.keys()]) if (!kept.has(id)) this.#told.delete(id);
  }

  /** Nobody is left who was told anything. */
  forget(): void {
    this.#told.clear();
  }
}

/** Lists of sessions of which each is at most so many UTF-16 code units of JSON long; one at least. */
export const inFrames = (sessions: readonly LiveSession[], most: number): (readonly LiveSession[])[] => {
  const frames: LiveSession[][] = [[]];
  let length = 0;
  for (const live of sessions) {
    const own = JSON.stringify(live).length + 1;
    if (length > 0 && length + own > most) {
      frames.push([]);
      length = 0;
    }
    frames.at(-1)?.push(live);
    length += own;
  }
  return frames;
};
