import { type Accessor, createSignal } from "solid-js";
import type { SessionClientFrame, SessionServerFrame } from "../../../../domain/sessions/wire.ts";
import type { Rejected } from "../../../../domain/shared/wire.ts";
import { api } from "../../../lib/request/api.ts";
import { noteServerTime } from "../../../lib/time/socket-clock.ts";
import { openRoomSocket, type SocketStatus } from "../../../live/socket/socket.ts";
import { refusalBy } from "../../../live/socket/socket-refusal.ts";
import { sessionRoomTexts } from "../texts/room.ts";
import { createSeat, deviceId } from "./session-seat.ts";
import { emptySession, type SessionRoomState, sessionStep } from "./session-state.ts";

/** Milliseconds after which a refused `Join` that may succeed later is sent again. */
const RETRY_MS = 3_000;

/** A booked session's room. */
export interface SessionRoom {
  readonly state: Accessor<SessionRoomState>;
  readonly status: Accessor<SocketStatus>;
  readonly closedWith: Accessor<number | null>;
  /** Why the server lets one not in, in its own words. */
  readonly refusedWith: Accessor<string | null>;
  /** Whether the state is that of now: told on the connection that is open. */
  readonly live: Accessor<boolean>;
  /** Whether this device takes part: attendance counts while it is connected. */
  readonly seated: Accessor<boolean>;
  /** Whether the reader takes part on another device, and not on this one. */
  readonly onOtherDevice: Accessor<boolean>;
  /** Takes the seat now and again after every reconnect and reload, until `leave`. */
  readonly join: () => void;
  readonly leave: () => void;
  /** Ends the session for both; for the teacher. */
  readonly end: () => void;
  /** Signalling messages for the other person, and from them. False when there is no connection. */
  readonly signal: (data: unknown) => boolean;
  /** Calls back for each signalling message; returns the way to stop. */
  readonly onSignal: (listener: (from: string, data: unknown) => void) => () => void;
  /** Calls back when the seat was taken on a new connection; returns the way to stop. */
  readonly onSeated: (listener: () => void) => () => void;
  readonly close: () => void;
}

export interface SessionOptions {
  /** The call has moved from this device to another of the reader's. */
  readonly onMoved: () => void;
}

/** Opens the room of a session for one of its people; `close` ends it. */
export const openSession = (sessionId: string, { onMoved }: SessionOptions): SessionRoom => {
  const [state, setState] = createSignal<SessionRoomState>(emptySession);
  const [status, setStatus] = createSignal<SocketStatus>("connecting");
  const [closedWith, setClosedWith] = createSignal<number | null>(null);
  const [live, setLive] = createSignal(false);
  const [refusedWith, setRefusedWith] = createSignal<string | null>(null);
  const [onOtherDevice, setOnOtherDevice] = createSignal(false);
  const seat = createSeat(sessionId);
  const device = deviceId();
  const signalled = new Set<(from: string, data: unknown) => void>();
  const satDown = new Set<() => void>();
  let greeted = false;
  let asked = false;
  let joining = false;
  let leaving = false;
  /** Whether the reader asked for the seat, and the room has not answered that yet. */
  let pressed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const onFrame = (frame: SessionServerFrame) => {
    if (frame._tag === "Signal") {
      for (const listener of signalled) listener(frame.from, frame.data);
      return;
    }
    if (frame._tag === "State") noteServerTime(frame.asOf);
    setState((before) => sessionStep(before, frame));
    if (frame._tag === "Rejected") joinRefused(frame);
    if (frame._tag === "SeatMoved" || frame._tag === "CallMoved") {
      asked = false;
      joining = false;
      pressed = false;
      seat.give();
    }
    if (frame._tag === "CallMoved") {
      setOnOtherDevice(true);
      onMoved();
    }
    if (frame._tag !== "State") return;
    setLive(true);
    const present = frame.attendance.some((one) => one.userId === frame.you.id && one.present);
    if (present) {
      pressed &&= !joining;
      joining = false;
    }
    leaving &&= present;
    setOnOtherDevice(present && !leaving && !seat.taken());
    const over = frame.session.status === "completed" || frame.session.status === "cancelled";
    if (over) seat.give();
    else if (!greeted && seat.taken()) sit();
    greeted = true;
  };

  /** Back to the lobby, unless it is worth asking again. */
  const joinRefused = ({ code, retryAfterSeconds }: Rejected) => {
    if (!joining) return;
    joining = false;
    if (code === "unavailable" || code === "rate_limited") {
      const wait = retryAfterSeconds === undefined ? RETRY_MS : retryAfterSeconds * 1_000;
      retry = setTimeout(() => greeted && seat.taken() && sit(), wait);
    } else seat.give();
  };

  /** Asks for the seat first: what is signalled before it is refused, and would look like its refusal. */
  const sit = () => {
    if (!socket.send({ _tag: "Join", device, returning: !pressed })) return;
    asked = true;
    joining = true;
    seat.take();
    for (const listener of satDown) listener();
  };

  const socket = openRoomSocket<SessionClientFrame, SessionServerFrame>({
    party: "session",
    room: sessionId,
    steadyBeat: true,
    onFrame,
    onStatus: (next, code) => {
      setStatus(next);
      setClosedWith(code);
      if (next === "open") return;
      setLive(false);
      greeted = false;
      asked = false;
      joining = false;
    },
    whyRefused: refusalBy(() => api.session(sessionId), setRefusedWith),
  });

  return {
    state,
    status,
    closedWith,
    refusedWith,
    live,
    seated: seat.taken,
    onOtherDevice,
    join: () => {
      setOnOtherDevice(false);
      pressed = true;
      if (greeted) sit();
      seat.take();
    },
    leave: () => {
      leaving = true;
      seat.give();
      asked = false;
      socket.send({ _tag: "Leave" });
    },
    end: () => {
      const refusal = socket.send({ _tag: "End" }) ? null : sessionRoomTexts.notEnded;
      setState((before) => ({ ...before, refusal }));
    },
    signal: (data) => asked && socket.send({ _tag: "Signal", data }),
    onSignal: (listener) => {
      signalled.add(listener);
      return () => signalled.delete(listener);
    },
    onSeated: (listener) => {
      satDown.add(listener);
      return () => satDown.delete(listener);
    },
    close: () => {
      clearTimeout(retry);
      socket.close();
    },
  };
};
