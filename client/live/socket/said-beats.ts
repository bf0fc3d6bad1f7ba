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

/** The beats of one connection, as they are to be sent. */
interface SaidBeats {
  /** Whether so much has come since the last report that it is not to wait for the next beat. */
  readonly isReportDue: (received: number) => boolean;
  /** The next beat, as it is to be sent. */
  readonly next: (word: Word) => string;
  /** The room has answered one that said something; tells when that was sent, null where none was. */
  readonly answered: (now: number) => number | null;
}

/**
 * What the beats of one connection have told its room, and what of that the room has answered: a beat that says nothing
 * else is the constant one, which wakes no room. A little that came since is no news: a room takes whoever owes it less
 * than `REPORT_EVERY` for one who keeps up, and to tell it of every frame would wake it after every frame.
 * @param asksTime whether a beat says something now and then only to be told the time
 */
export const saidBeats = (asksTime: boolean): SaidBeats => {
  /** Beats that said something and were not answered yet, oldest first: answers come in their order. */
  let waiting: Word[] = [];
  /** What the room has answered last. */
  let taken: Word | null = null;
  let answeredAt = Number.NEGATIVE_INFINITY;
  let reported = 0;

  const isReportDue = (received: number) => received - reported >= REPORT_EVERY;

  const isNews = (word: Word, before: Word) =>
    word.visible !== before.visible ||
    word.received - before.received >= REPORT_EVERY ||
    (asksTime && word.at - before.at >= TIME_ASK_INTERVAL_MS);

  /** Where an answer has come since the last of them was sent, long ago, the room has left one out. */
  const hasLostAnswer = (now: number) => {
    const last = waiting.at(-1);
    return last !== undefined && answeredAt > last.at && now - last.at >= BEAT_INTERVAL_MS / 2;
  };

  return {
    isReportDue,
    next: (word) => {
      if (hasLostAnswer(word.at)) {
        waiting = [];
        taken = null;
      }
      if (waiting.length === 0 && taken !== null && !isNews(word, taken)) return CONSTANT_BEAT;
      waiting.push(word);
      reported = word.received;
      const { visible, received } = word;
      return JSON.stringify({ _tag: "Beat", visible, received });
    },
    answered: (now) => {
      const word = waiting.shift();
      if (!word) return null;
      taken = word;
      answeredAt = now;
      return word.at;
    },
  };
};
