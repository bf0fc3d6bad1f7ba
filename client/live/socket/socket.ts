import ReconnectingWebSocket from "partysocket/ws";
import { HIDDEN_BEAT_INTERVAL_MS } from "../../../domain/shared/presence-limits.ts";
import { CONSTANT_BEAT_ANSWER, FINAL_CLOSE_CODES } from "../../../domain/shared/protocol.ts";
import { retryLazyLoads } from "../../lib/lazy-load.ts";
import { elapsedSince, type Moment, moment } from "../../lib/time/elapsed.ts";
import { noteServerAnswer } from "../../lib/time/socket-clock.ts";
import { onPulse } from "../beat/beat.ts";
import { saidBeats } from "./said-beats.ts";
import { browserEnvironment, type SocketEnvironment } from "./socket-environment.ts";
import { isDoubtful, isStale, parseFrame, reconnectDelay, STABLE_MS } from "./socket-policy.ts";

/** Milliseconds within which a browser says in several ways that a page goes on. */
const ONE_RETURN_MS = 500;

/** `connecting` at first and for a first retry, `offline` once that failed, `closed` for good. */
export type SocketStatus = "connecting" | "open" | "offline" | "closed";

type QueryParameters = Readonly<Record<string, number | string | null>>;

export interface RoomSocketOptions<Server> {
  readonly party: "chat" | "session" | "summon" | "inbox" | "dashboard";
  readonly room: string;
  /** Query parameters, asked for anew at each connection, which waits for them; null ones are left out. */
  readonly params?: () => QueryParameters | Promise<QueryParameters>;
  /** Every frame of a tagged shape. Tags that are not known must be ignored. */
  readonly onFrame: (frame: Server) => void;
  /** `code` is the close code when the status is `closed`, else null. */
  readonly onStatus: (status: SocketStatus, code: number | null) => void;
  /** Whether a hidden tab beats as often as a visible one: where somebody is there without looking. */
  readonly steadyBeat?: boolean;
  /**
   * Whether this socket asks now and then what time it is, for the whole tab. That wakes the room: one that is the
   * user's own, so that a room of many is not woken by each of them.
   */
  readonly asksTime?: boolean;
  /**
   * Asked when connections fail before they open, since a browser does not tell a refusal from a lost
   * network: a final close code when the door is shut, null when it is worth going on.
   */
  readonly whyRefused?: () => Promise<number | null>;
  readonly environment?: SocketEnvironment;
}

export interface RoomSocket<Client> {
  readonly status: () => SocketStatus;
  /** Sends a frame if the socket is open and says whether it did. Nothing is queued. */
  readonly send: (frame: Client) => boolean;
  /** Drops the connection and connects again at once. */
  readonly replace: () => void;
  readonly close: () => void;
}

/** One actor's socket: typed frames, heartbeats, and reconnection until it is closed or refused for good. */
export const openRoomSocket = <Client, Server>(options: RoomSocketOptions<Server>): RoomSocket<Client> => {
  const environment = options.environment ?? browserEnvironment();
  let status: SocketStatus = "connecting";
  let failures = 0;
  let openedAt: Moment | null = null;
  let receivedAt = moment();
  let watchedSince = receivedAt;
  let beatAt = receivedAt;
  /** UTF-16 code units that came on this connection, answers to constant beats left out. */
  let received = 0;
  let said = saidBeats(false);
  let answersBeats = false;
  let atOnce = true;
  let wake: (() => void) | null = null;
  let begunAt: Moment | null = null;

  const setStatus = (next: SocketStatus, code: number | null = null) => {
    if (status === next || status === "closed") return;
    status = next;
    options.onStatus(next, code);
  };

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const url = async () => {
    if (!atOnce) await pause(reconnectDelay(failures));
    atOnce = false;
    wake = null;
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries((await options.params?.()) ?? {}))
      if (value !== null) query.set(name, String(value));
    return `${environment.origin}/parties/${options.party}/${options.room}${query.size > 0 ? `?${query}` : ""}`;
  };

  const socket = new ReconnectingWebSocket(url, undefined, {
    minReconnectionDelay: 0,
    maxReconnectionDelay: 0,
    connectionTimeout: 10_000,
    maxEnqueuedMessages: 0,
    shouldReconnectOnClose: (event) => !FINAL_CLOSE_CODES.includes(event.code),
  });

  const sendText = (text: string) => socket.readyState === ReconnectingWebSocket.OPEN && socket.send(text);
  const send = (frame: unknown) => sendText(JSON.stringify(frame));

  const beat = () => {
    beatAt = moment();
    sendText(said.next({ visible: environment.isVisible(), received, at: beatAt.monotonic }));
  };

  const reconnectNow = () => {
    begunAt = moment();
    atOnce = true;
    if (wake) wake();
    else socket.reconnect();
  };

  const hurry = () => {
    atOnce = true;
    wake?.();
  };

  socket.addEventListener("open", () => {
    openedAt = moment();
    receivedAt = openedAt;
    received = 0;
    said = saidBeats(options.asksTime ?? false);
    watchedSince = openedAt;
    setStatus("open");
    beat();
    retryLazyLoads();
  });

  socket.addEventListener("message", (event) => {
    receivedAt = moment();
    // The device said that there was no network, wrongly: whoever took that for the end begins anew.
    if (status === "offline") return reconnectNow();
    setStatus("open");
    if (event.data === CONSTANT_BEAT_ANSWER) {
      answersBeats = true;
      return;
    }
    if (typeof event.data === "string") received += event.data.length;
    const frame = parseFrame(event.data);
    if (frame?._tag === "Beat") {
      answersBeats = true;
      const askedAt = said.answered(receivedAt.monotonic);
      if (askedAt !== null && "time" in frame && typeof frame.time === "string")
        noteServerAnswer(frame.time, askedAt, receivedAt.monotonic);
    } else if (frame) options.onFrame(frame as Server);
    // After the frame was worked through: a tab that cannot keep up is behind, however fast its network is.
    if (said.isReportDue(received)) beat();
  });

  socket.addEventListener("close", (event) => {
    const opened = openedAt !== null;
    failures = openedAt !== null && elapsedSince(openedAt) >= STABLE_MS ? 1 : failures + 1;
    openedAt = null;
    if (status === "closed") return;
    if (FINAL_CLOSE_CODES.includes(event.code)) {
      end(event.code);
      return;
    }
    setStatus(opened && environment.isOnline() ? "connecting" : "offline");
    if (!opened && environment.isOnline()) void askWhy();
  });

  let asking = false;
  const askWhy = async () => {
    if (asking || !options.whyRefused) return;
    asking = true;
    const code = await options.whyRefused().catch(() => null);
    asking = false;
    if (code !== null && status !== "open") end(code);
  };

  const stopPulse = onPulse(() => {
    if (openedAt === null) return;
    const visible = environment.isVisible();
    const [silentMs, watchedMs] = [elapsedSince(receivedAt), elapsedSince(watchedSince)];
    if (isStale({ silentMs, watchedMs, visible, answersBeats })) reconnectNow();
    else if (visible || options.steadyBeat || elapsedSince(beatAt) >= HIDDEN_BEAT_INTERVAL_MS) beat();
  });

  const stopWatching = environment.onChange((what) => {
    if (environment.isVisible()) watchedSince = moment();
    if (what === "resumed" || (what === "network" && environment.isOnline())) {
      if (begunAt === null || elapsedSince(begunAt) > ONE_RETURN_MS) reconnectNow();
    } else if (what === "network") setStatus("offline");
    else if (status !== "open") {
      if (environment.isVisible()) hurry();
    } else if (environment.isVisible() && isDoubtful(elapsedSince(receivedAt))) reconnectNow();
    else beat();
  });

  const end = (code: number) => {
    setStatus("closed", code);
    stopPulse();
    stopWatching();
    socket.close(1000);
    wake?.();
  };

  return { status: () => status, send, replace: reconnectNow, close: () => end(1000) };
};
