import { REPORT_EVERY } from "../../../domain/shared/limits.ts";
import { BEAT_INTERVAL_MS, TIME_ASK_INTERVAL_MS } from "../../../domain/shared/presence-limits.ts";
import { CONSTANT_BEAT } from "../../../domain/shared/protocol.ts";

/** What a beat tells the room. */
interface Word {
  readonly visible: boolean;
  /** UTF-16 code units that came on the connection. */
  readonly received: number;
  /** When it is said: milliseconds of a monotonic clock. */
  readonly at: number;
}

/**
 * What the beats of one connection have told its room, and what of that the room has answered: a beat that says nothing
 * else is the constant one, which wakes no room. A little that came since is no news: a room takes whoever owes it less
 * than `REPORT_EVERY` for one who keeps up, and to tell it of every frame would wake it after every frame.
 */
export class SaidBeats {
  readonly #asksTime: boolean;
  /** Beats that said something and were not answered yet, oldest first: answers come in their order. */
  #waiting: Word[] = [];
  /** What the room has answered last. */
  #taken: Word | null = null;
  #answeredAt = Number.NEGATIVE_INFINITY;
  #reported = 0;

  /** @param asksTime whether a beat says something now and then only to be told the time */
  constructor(asksTime: boolean) {
    this.#asksTime = asksTime;
  }

  /** Whether so much has come since the last report that it is not to wait for the next beat. */
  isReportDue(received: number): boolean {
    return received - this.#reported >= REPORT_EVERY;
  }

  /** The next beat, as it is to be sent. */
  next(word: Word): string {
    if (this.#hasLostAnswer(word.at)) {
      this.#waiting = [];
      this.#taken = null;
    }
    if (this.#waiting.length === 0 && this.#taken !== null && !this.#isNews(word, this.#taken))
      return CONSTANT_BEAT;
    this.#waiting.push(word);
    this.#reported = word.received;
    const { visible, received } = word;
    return JSON.stringify({ _tag: "Beat", visible, received });
  }

  /** The room has answered one that said something; tells when that was sent, null where none was. */
  answered(now: number): number | null {
    const word = this.#waiting.shift();
    if (!word) return null;
    this.#taken = word;
    this.#answeredAt = now;
    return word.at;
  }

  #isNews(word: Word, taken: Word): boolean {
    return (
      word.visible !== taken.visible ||
      word.received - taken.received >= REPORT_EVERY ||
      (this.#asksTime && word.at - taken.at >= TIME_ASK_INTERVAL_MS)
    );
  }

  /** Where an answer has come since the last of them was sent, long ago, the room has left one out. */
  #hasLostAnswer(now: number): boolean {
    const last = this.#waiting.at(-1);
    return last !== undefined && this.#answeredAt > last.at && now - last.at >= BEAT_INTERVAL_MS / 2;
  }
}
