import { type Accessor, createSignal } from "solid-js";
import type { SummonClientFrame, SummonServerFrame } from "../../../../domain/summons/wire.ts";
import { api } from "../../../lib/request/api.ts";
import { noteServerTime } from "../../../lib/time/socket-clock.ts";
import { openOutbox } from "../../../live/outbox/outbox.ts";
import { lockRoom } from "../../../live/outbox/outbox-lock.ts";
import type { OutboxEntry } from "../../../live/outbox/outbox-state.ts";
import { openRoomSocket, type SocketStatus } from "../../../live/socket/socket.ts";
import { refusalBy } from "../../../live/socket/socket-refusal.ts";
import { isStill } from "../../../shell/me.ts";
import {
  emptySummonRoom,
  isStillOpen,
  type SummonAction,
  type SummonEvent,
  type SummonRoomState,
  summonStep,
} from "./summon-state.ts";

/** A help room. */
export interface SummonRoom {
  readonly state: Accessor<SummonRoomState>;
  readonly status: Accessor<SocketStatus>;
  readonly closedWith: Accessor<number | null>;
  /** Lines of one's own that the room has not confirmed yet. */
  readonly waiting: Accessor<readonly OutboxEntry[]>;
  /** The action that is on its way, if any. */
  readonly action: Accessor<SummonAction | null>;
  /** Asks for it now, or as soon as there is a connection; the room's state tells what came of it. */
  readonly ask: (action: SummonAction) => void;
  readonly say: (content: string) => Promise<void>;
  readonly discard: (id: string) => OutboxEntry | null;
  readonly close: () => void;
}

/** Opens the room of a summon for a signed-in user; `close` ends it. */
export const openSummonRoom = (userId: string, summonId: string): SummonRoom => {
  const [state, setState] = createSignal<SummonRoomState>(emptySummonRoom);
  const [status, setStatus] = createSignal<SocketStatus>("connecting");
  const [closedWith, setClosedWith] = createSignal<number | null>(null);
  const [waiting, setWaiting] = createSignal<readonly OutboxEntry[]>([]);
  const [action, setAction] = createSignal<SummonAction | null>(null);

  let greeted = false;

  const apply = (event: SummonEvent) => setState((before) => summonStep(before, event));

  const onFrame = (frame: SummonServerFrame) => {
    if (frame._tag === "State" && !isStill(userId, frame.you)) return;
    apply({ ...frame, at: performance.now() });
    if (frame._tag === "State") {
      if (frame.summon.status === "pending") noteServerTime(frame.summon.createdAt, frame.summon.expiresAt);
      const wanted = action();
      if (wanted && !isStillOpen(wanted, frame.summon)) setAction(null);
      else if (wanted && !greeted) socket.send({ _tag: wanted });
      greeted = true;
      const mayTalk = frame.you.role === "student" || frame.you.role === "responder";
      if (mayTalk && frame.summon.status === "responded") outbox.connected();
      else outbox.disconnected();
    } else if (frame._tag === "Said") {
      outbox.confirmed(frame.lines.map((line) => line.id));
    } else if (frame._tag === "Rejected") {
      if (frame.id) outbox.refused(frame.id, frame.code, frame.message);
      else setAction(null);
    }
  };

  const socket = openRoomSocket<SummonClientFrame, SummonServerFrame>({
    party: "summon",
    room: summonId,
    steadyBeat: true,
    onFrame,
    onStatus: (next, code) => {
      setStatus(next);
      setClosedWith(code);
      if (next === "open") return;
      apply({ _tag: "CutOff", at: performance.now() });
      greeted = false;
      outbox.disconnected();
    },
    whyRefused: refusalBy(() => api.summon(summonId)),
  });

  const outbox = openOutbox({
    userId,
    room: `summon:${summonId}`,
    send: ({ id, content }) => socket.send({ _tag: "Say", id, content }),
    onChange: setWaiting,
  });

  const release = lockRoom(userId, `summon:${summonId}`);

  return {
    state,
    status,
    closedWith,
    waiting,
    action,
    ask: (wanted) => {
      apply({ _tag: "Asked" });
      setAction(wanted);
      if (greeted) socket.send({ _tag: wanted });
    },
    say: async (content) => {
      await outbox.add(content);
    },
    discard: outbox.discard,
    close: () => {
      outbox.close();
      release();
      socket.close();
    },
  };
};
