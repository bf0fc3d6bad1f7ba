import { v7 } from "uuid";
import { MAX_MESSAGE_LENGTH } from "../../../domain/chat/limits.ts";
import type { ChatClientFrame } from "../../../domain/chat/wire.ts";
import type { DecodedFrame, Protocol } from "../../protocols/protocol.ts";
import { LoadClient } from "../client.ts";
import type { FrameLog } from "../frame-log.ts";
import type { Seat } from "../plan.ts";

/** Milliseconds between two frames: as many as one person may send to a room of PeerLoop (`FRAME_RATE`). */
const EVERY_MS = 50;
const TICKS = 20;

/**
 * One member of a PeerLoop room who does everything as often as one person may, over as many sockets: each second two
 * messages, an edit and a message as long as may be, a reaction, a deletion, one mark of an answer in three, and
 * typing, read markers and heartbeats besides.
 */
export class HeavyMember {
  readonly #clients: readonly LoadClient[];
  readonly #question = v7();
  readonly #answer: string;
  readonly #own: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #tick = 0;
  #seq = 0;
  #sent = 0;
  #refused = 0;

  private constructor(clients: LoadClient[], answer: string) {
    this.#clients = clients;
    this.#answer = answer;
  }

  /** Brings all sockets in; `other` is somebody else in the room, who answers a question that is then marked. */
  static async join<Frame extends DecodedFrame>(
    seats: readonly Seat[],
    other: LoadClient,
    protocol: Protocol,
    log: FrameLog<Frame>,
  ): Promise<HeavyMember> {
    const clients: LoadClient[] = [];
    const member = new HeavyMember(clients, v7());
    let arrived = () => {};
    const heard = new Promise<void>((resolve) => (arrived = resolve));
    for (const seat of seats)
      clients.push(
        await LoadClient.join(seat, protocol, log, {
          frame: ({ rejected, lastSeq, delivered }) => {
            if (rejected !== undefined) member.#refused += 1;
            if (lastSeq !== undefined) member.#seq = Math.max(member.#seq, lastSeq);
            if (delivered?.includes(member.#question)) arrived();
          },
          closed: () => {},
        }),
      );
    member.#say({ _tag: "Send", id: member.#question, content: "Who knows?" });
    await heard;
    const answer: ChatClientFrame = {
      _tag: "Send",
      id: member.#answer,
      content: "I do.",
      replyToId: member.#question,
    };
    other.send(JSON.stringify(answer));
    return member;
  }

  start(): void {
    this.#timer = setInterval(() => this.#next(), EVERY_MS);
  }

  /** Ends it, and answers how many frames went out, and how many were refused. */
  stop(): { readonly sent: number; readonly refused: number } {
    clearInterval(this.#timer);
    for (const client of this.#clients) client.leave();
    return { sent: this.#sent, refused: this.#refused };
  }

  #next(): void {
    const tick = this.#tick++;
    const second = Math.floor(tick / TICKS);
    if (tick % (TICKS / 2) === 0) this.#say({ _tag: "Beat", visible: true });
    this.#say(this.#frameOf(tick % TICKS, second));
  }

  #frameOf(tick: number, second: number): ChatClientFrame {
    const id = this.#own.at(-1) ?? this.#question;
    switch (tick) {
      case 0:
      case 10: {
        const message = v7();
        this.#own.push(message);
        return { _tag: "Send", id: message, content: `${message} `.padEnd(tick * 100, "long ") };
      }
      case 4:
        return { _tag: "Edit", id, content: `${second} `.padEnd(MAX_MESSAGE_LENGTH, "edited ") };
      case 8:
        return { _tag: "React", id: this.#question, emoji: "👍", is: second % 2 === 0 };
      case 14:
        return { _tag: "Delete", id: this.#own.at(-3) ?? this.#question };
      case 17:
        if (second % 3 === 0) return { _tag: "MarkAnswer", id: this.#answer, is: second % 2 === 0 };
    }
    return tick % 2 === 0 ? { _tag: "Typing", is: tick % 4 === 0 } : { _tag: "Read", seq: this.#seq };
  }

  #say(frame: ChatClientFrame): void {
    this.#sent += 1;
    this.#clients[this.#sent % this.#clients.length]?.send(JSON.stringify(frame));
  }
}
