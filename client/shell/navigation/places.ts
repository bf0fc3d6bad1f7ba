import type { Me, Role } from "../../../domain/identity/model.ts";
import { placeTexts } from "../texts.ts";

/** A place that the shell leads to. */
export interface Place {
  readonly key: "home" | "inbox" | "sessions" | "teach" | "students" | "studio" | "manage" | "chats" | "me";
  readonly href: string;
  readonly label: string;
  /** Only this very address counts as being there. */
  readonly end: boolean;
  /** Whom it is shown to, any of them; everybody where none is told. */
  readonly roles?: readonly Role[];
}

const home: Place = { key: "home", href: "/", label: placeTexts.home, end: true };
const inbox: Place = {
  key: "inbox",
  href: "/notifications",
  label: placeTexts.inbox,
  end: false,
};
const sessions: Place = {
  key: "sessions",
  href: "/sessions",
  label: placeTexts.sessions,
  end: false,
};
const teach: Place = {
  key: "teach",
  href: "/teaching",
  label: placeTexts.teach,
  end: false,
  roles: ["student_teacher"],
};
const students: Place = {
  key: "students",
  href: "/students",
  label: placeTexts.students,
  end: false,
  roles: ["student_teacher", "creator"],
};
const studio: Place = {
  key: "studio",
  href: "/studio",
  label: placeTexts.studio,
  end: false,
  roles: ["creator"],
};
const manage: Place = {
  key: "manage",
  href: "/dashboard",
  label: placeTexts.manage,
  end: false,
  roles: ["creator"],
};

const forRoles =
  (places: readonly Place[]) =>
  (me: Pick<Me, "roles">): readonly Place[] =>
    places.filter(({ roles }) => roles?.some((role) => me.roles.includes(role)) ?? true);

/** The places of the rail: what somebody's roles have no use for is not there. */
export const railPlaces = forRoles([home, inbox, sessions, teach, students, studio, manage]);

/** What of these is not among the tabs of a phone. */
export const rolePlaces = forRoles([teach, students, studio, manage]);

/** The tabs of a phone, the same five for everybody. */
export const tabPlaces: readonly Place[] = [
  home,
  { key: "chats", href: "/chats", label: placeTexts.chats, end: false },
  sessions,
  inbox,
  { key: "me", href: "/me", label: placeTexts.me, end: false },
];

/** Whether an address is a room, which fills a phone's whole window. */
export const isRoom = (pathname: string): boolean =>
  /^\/(courses\/[^/]+\/chat|help\/[^/]+|sessions\/[^/]+)\/?$/.test(pathname);
