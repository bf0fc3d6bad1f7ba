import { createEffect, createMemo, createRoot, createSignal, on, onCleanup } from "solid-js";
import type { InboxClientFrame, InboxServerFrame } from "../../../domain/inbox/wire.ts";
import { CLOSE } from "../../../domain/shared/protocol.ts";
import { loadLazily } from "../../lib/lazy-load.ts";
import { api } from "../../lib/request/api.ts";
import { noteServerTime, serverNow } from "../../lib/time/socket-clock.ts";
import { ownRoomsAre } from "../../live/kept/device-owner.ts";
import { mayWait } from "../../live/outbox/outbox-hint.ts";
import { openRoomSocket, type RoomSocket, type SocketStatus } from "../../live/socket/socket.ts";
import { refusalBy } from "../../live/socket/socket-refusal.ts";
import { loadMe, me } from "../me.ts";
import { availabilityTexts } from "../texts.ts";
import { showToast } from "../toasts.ts";
import { heardProgress } from "./heard-progress.ts";
import { emptyInbox, type InboxContent, type InboxEvent, inboxStep, unreadOfRooms } from "./inbox-state.ts";

/** The inbox and its connection. `closed`: nobody is signed in, or not any more. */
interface InboxState extends InboxContent {
  readonly status: SocketStatus;
}

/** Milliseconds between two looks at whether an offer has run out. */
const EXPIRY_CHECK_MS = 1_000;

let userId: string | null = null;
let socket: RoomSocket<InboxClientFrame> | null = null;

const [content, setContent] = createSignal<InboxContent>(emptyInbox);
const [status, setStatus] = createSignal<SocketStatus>("closed");
const [wantsAvailable, setWantsAvailable] = createSignal<boolean | null>(null);

const state: InboxState = {
  get status() {
    return status();
  },
  get canHelp() {
    return content().canHelp;
  },
  get available() {
    return content().available;
  },
  get goodwill() {
    return content().goodwill;
  },
  get offers() {
    return content().offers;
  },
  get missed() {
    return content().missed;
  },
  get openSummon() {
    return content().openSummon;
  },
  get rooms() {
    return content().rooms;
  },
  get unreadNotifications() {
    return content().unreadNotifications;
  },
  get notifications() {
    return content().notifications;
  },
};

const apply = (event: InboxEvent) => {
  const owner = userId;
  if (owner !== null) setContent((before) => inboxStep(owner, before, event));
};

const onFrame = (frame: InboxServerFrame) => {
  const offers = frame._tag === "Welcome" ? frame.offers : frame._tag === "SummonOffer" ? [frame.summon] : [];
  for (const offer of offers) noteServerTime(offer.createdAt, offer.expiresAt);
  if (frame._tag === "Rejected" && frame.id === null && wantsAvailable() === true)
    showToast({ title: availabilityTexts.refused, text: frame.message, tone: "danger" });
  if (frame._tag === "Available" || frame._tag === "Rejected") setWantsAvailable(null);
  if (frame._tag === "Progress") heardProgress(frame);
  apply(frame);
  const isAll = frame._tag === "Welcome" || (frame._tag === "Unread" && frame.isAll);
  if (isAll && userId !== null)
    void ownRoomsAre(
      userId,
      frame.rooms.map(({ roomId }) => roomId),
    );
  if (frame._tag === "Welcome") welcomed(frame.available);
  for (const { id } of offers) if (declined.has(id)) decline(id);
};

/** Offers that were declined here: said again on every connection on which they are offered still. */
const declined = new Set<string>();

/** Brings over what was chosen here while there was no connection, and what was typed. */
const welcomed = (available: boolean) => {
  const wanted = wantsAvailable();
  if (wanted === null || wanted === available) setWantsAvailable(null);
  else socket?.send({ _tag: "Available", is: wanted });
  const owner = userId;
  if (owner === null) return;
  if (mayWait(owner)) deliver(owner).catch(() => undefined);
  if (mayWait(owner, "marks")) deliverMarks(owner).catch(() => undefined);
  if (mayWait(owner, "homework")) deliverHomework(owner).catch(() => undefined);
};

/** Fetched only now. */
const deliver = async (owner: string) => {
  const delivery = await loadLazily(() => import("../../live/closed-rooms.ts"));
  if (owner === userId) await delivery.deliverWaiting(owner);
};

const deliverMarks = async (owner: string) => {
  const delivery = await loadLazily(() => import("../../live/marks/deliver-marks.ts"));
  if (owner === userId) await delivery.deliverMarks(owner);
};

const deliverHomework = async (owner: string) => {
  const delivery = await loadLazily(() => import("../../live/homework/deliver-homework.ts"));
  if (owner === userId) await delivery.deliverHomework(owner);
};

const open = (id: string) => {
  userId = id;
  setStatus("connecting");
  const opened: RoomSocket<InboxClientFrame> = openRoomSocket<InboxClientFrame, InboxServerFrame>({
    party: "inbox",
    room: id,
    asksTime: true,
    onFrame: (frame) => opened === socket && onFrame(frame),
    onStatus: (next, code) => {
      if (opened !== socket) return;
      setStatus(next);
      if (code === CLOSE.signedOut) void loadMe();
      if (code === CLOSE.superseded) reopenWhenSeen(id);
    },
    whyRefused: refusalBy(() => api.me()),
  });
  socket = opened;
};

/** A tab that gave way to newer ones takes its place again when somebody looks at it. */
const reopenWhenSeen = (id: string) => {
  const look = () => {
    if (document.hidden) return;
    document.removeEventListener("visibilitychange", look);
    if (userId === id && status() === "closed") open(id);
  };
  document.addEventListener("visibilitychange", look);
};

const close = () => {
  const closing = socket;
  socket = null;
  userId = null;
  setContent(emptyInbox);
  closing?.close();
  setWantsAvailable(null);
  setStatus("closed");
};

let started = false;

/** Keeps the inbox open for as long as somebody is signed in. */
const start = () => {
  started = true;
  createRoot(() => {
    const memberId = createMemo(() => me()?.id);
    createEffect(
      on(memberId, (id) => {
        if (id === undefined) return;
        open(id);
        const timer = setInterval(() => apply({ _tag: "TimePassed", now: serverNow() }), EXPIRY_CHECK_MS);
        onCleanup(() => {
          clearInterval(timer);
          close();
        });
      }),
    );
  });
};

/** Ready to answer summons, or not any more; kept until the server has confirmed it. */
const setAvailable = (is: boolean): void => {
  setWantsAvailable(is);
  socket?.send({ _tag: "Available", is });
};

/** A notification was read. */
const ack = (id: string): void => {
  apply({ _tag: "AcknowledgedHere", id });
  socket?.send({ _tag: "Ack", id });
};

/** All notifications were read, over HTTP. */
const allRead = (): void => apply({ _tag: "AllReadHere" });

/** Takes an offer out of sight: here at once, and on the user's other devices. Others may still take it. */
const decline = (summonId: string): void => {
  declined.add(summonId);
  apply({ _tag: "SummonDeclined", summonId });
  socket?.send({ _tag: "Decline", summonId });
};

/** Takes an offer out of sight here: it is taken, or over. */
const dropOffer = (summonId: string): void => apply({ _tag: "SummonDeclined", summonId });

/** Somebody else took an offer first, as its own room said. */
const lost = (summonId: string, responderId: string, responderName: string): void =>
  apply({ _tag: "SummonTaken", summonId, responderId, responderName });

/** Takes the word of a missed offer away. */
const dismissMissed = (summonId: string): void => apply({ _tag: "Dismissed", summonId });

/** The signed-in user's inbox: one socket a tab, opened by the first use and kept while they are signed in. */
export const useInbox = () => {
  if (!started) start();
  return {
    state,
    wantsAvailable,
    setAvailable,
    ack,
    allRead,
    decline,
    dropOffer,
    lost,
    dismissMissed,
  } as const;
};

/** What the tab tells: unread notifications by number, and whether there are unread messages in any room. */
export const unreadInTab = () => ({
  told: state.unreadNotifications,
  isMore: unreadOfRooms(state.rooms) > 0,
});
