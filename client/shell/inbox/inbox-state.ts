import type { UnreadRoom } from "../../../domain/chat/model.ts";
import type { Goodwill } from "../../../domain/goodwill/model.ts";
import { badgeOf } from "../../../domain/inbox/rules.ts";
import type { InboxServerFrame } from "../../../domain/inbox/wire.ts";
import type { Notification } from "../../../domain/notifications/model.ts";
import type { Summon } from "../../../domain/summons/model.ts";

/** What a signed-in person must know wherever in the app they are. */
export interface InboxContent {
  /** Whether they may be offered requests for help; null until the inbox says so. */
  readonly canHelp: boolean | null;
  readonly available: boolean;
  readonly goodwill: Goodwill;
  /** Pending summons that may be answered, the one that runs out first at the head. */
  readonly offers: readonly Summon[];
  /** Offers that somebody else took just now, until they are dismissed. */
  readonly missed: readonly MissedOffer[];
  /** One's own open summon, or the one that is being answered. */
  readonly openSummon: Summon | null;
  readonly rooms: readonly UnreadRoom[];
  readonly unreadNotifications: number;
  /** Newest first. */
  readonly notifications: readonly Notification[];
}

/** An offer that went to somebody faster. */
export interface MissedOffer {
  /** The summon's. */
  readonly id: string;
  readonly summon: Summon;
  readonly responderId: string;
  readonly responderName: string;
}

export type InboxEvent =
  | InboxServerFrame
  /** Offers whose time has run out by the server's clock, in milliseconds. */
  | { readonly _tag: "TimePassed"; readonly now: number }
  | { readonly _tag: "Dismissed"; readonly summonId: string }
  | { readonly _tag: "AcknowledgedHere"; readonly id: string }
  | { readonly _tag: "AllReadHere" };

/** Notifications kept in memory; the page of notifications reads older ones. */
const KEEP = 30;

export const emptyInbox: InboxContent = {
  canHelp: null,
  available: false,
  goodwill: { balance: 0, held: 0, totalEarned: 0 },
  offers: [],
  missed: [],
  openSummon: null,
  rooms: [],
  unreadNotifications: 0,
  notifications: [],
};

/** The inbox of `userId` after a frame or something that happened here. */
export const inboxStep = (userId: string, state: InboxContent, event: InboxEvent): InboxContent => {
  switch (event._tag) {
    case "Welcome": {
      const { _tag, protocol, you, offers, ...content } = event;
      return { ...state, ...content, offers: byExpiry(offers), missed: [] };
    }
    case "Notification": {
      const { notification } = event;
      if (state.notifications.some((known) => known.id === notification.id)) return state;
      return {
        ...state,
        notifications: [notification, ...state.notifications].slice(0, KEEP),
        unreadNotifications: state.unreadNotifications + (notification.isRead ? 0 : 1),
      };
    }
    case "NotificationChanged": {
      const { notification } = event;
      const isKnown = state.notifications.some(({ id }) => id === notification.id);
      const notifications = isKnown
        ? state.notifications.map((one) => (one.id === notification.id ? notification : one))
        : newestFirst([notification, ...state.notifications]);
      return { ...state, notifications: notifications.slice(0, KEEP) };
    }
    case "NotificationsWithdrawn":
      return { ...state, notifications: state.notifications.filter(({ id }) => !event.ids.includes(id)) };
    case "SummonOffer":
      return { ...state, offers: byExpiry([...without(state.offers, event.summon.id), event.summon]) };
    case "SummonTaken": {
      const taken = state.offers.find((offer) => offer.id === event.summonId);
      if (!taken) return state;
      const { responderId, responderName } = event;
      const missed =
        responderId === userId
          ? state.missed
          : [...state.missed, { id: taken.id, summon: taken, responderId, responderName }];
      return { ...state, offers: without(state.offers, event.summonId), missed };
    }
    case "SummonClosed":
      return {
        ...state,
        offers: without(state.offers, event.summonId),
        openSummon: state.openSummon?.id === event.summonId ? null : state.openSummon,
      };
    case "SummonChanged":
      return {
        ...state,
        // Word of one that has ended may come after word of the next.
        openSummon: isOpen(event.summon)
          ? event.summon
          : state.openSummon?.id === event.summon.id
            ? null
            : state.openSummon,
        offers: without(state.offers, event.summon.id),
      };
    case "Goodwill":
      return { ...state, goodwill: event.goodwill };
    case "Available":
      return { ...state, available: event.is };
    case "Unread": {
      const rooms = new Map(event.isAll ? [] : state.rooms.map((room) => [room.roomId, room]));
      for (const room of event.rooms) rooms.set(room.roomId, room);
      return {
        ...state,
        rooms: [...rooms.values()],
        unreadNotifications: event.notifications ?? state.unreadNotifications,
      };
    }
    case "TimePassed": {
      const offers = state.offers.filter((offer) => Date.parse(offer.expiresAt) > event.now);
      return offers.length === state.offers.length ? state : { ...state, offers };
    }
    case "SummonDeclined":
      return { ...state, offers: without(state.offers, event.summonId) };
    case "Dismissed":
      return { ...state, missed: state.missed.filter((missed) => missed.id !== event.summonId) };
    case "AcknowledgedHere": {
      const known = state.notifications.find((notification) => notification.id === event.id);
      if (known?.isRead) return state;
      return {
        ...state,
        notifications: state.notifications.map((one) => (one === known ? { ...one, isRead: true } : one)),
        unreadNotifications: Math.max(0, state.unreadNotifications - 1),
      };
    }
    case "AllReadHere":
      return {
        ...state,
        notifications: state.notifications.map((one) => (one.isRead ? one : { ...one, isRead: true })),
        unreadNotifications: 0,
      };
    case "Rejected":
      return state;
    default:
      return state;
  }
};

const isOpen = (summon: Summon) => summon.status === "pending" || summon.status === "responded";

const without = (offers: readonly Summon[], id: string): readonly Summon[] =>
  offers.some((offer) => offer.id === id) ? offers.filter((offer) => offer.id !== id) : offers;

const newestFirst = (notifications: readonly Notification[]): readonly Notification[] =>
  [...notifications].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));

const byExpiry = (offers: readonly Summon[]): readonly Summon[] =>
  [...offers].sort((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt));

/** What counts as unread in the room of a course. */
export const unreadOfCourse = (rooms: readonly UnreadRoom[], courseId: string): number => {
  const room = rooms.find((candidate) => candidate.courseId === courseId);
  return room ? badgeOf(room) : 0;
};

/** What counts as unread in all rooms together. */
export const unreadOfRooms = (rooms: readonly UnreadRoom[]): number =>
  rooms.reduce((sum, room) => sum + badgeOf(room), 0);
