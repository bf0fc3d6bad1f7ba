import { Layer } from "effect";
import { TaughtSessions } from "../certificates/index.ts";
import { admittedBy } from "../identity/sign-in/entry.ts";
import { BookedSessions } from "../learning/index.ts";
import { admitToDashboard, admitToSession } from "./access.ts";
import { SessionsApi } from "./api.ts";
import { bookedSessions, taughtSessions } from "./lent.ts";
import { Sessions } from "./service.ts";
import {
  DashboardClientFrame,
  DashboardServerFrame,
  SessionClientFrame,
  SessionServerFrame,
} from "./wire.ts";

/** One-to-one sessions, their attendance, and the dashboard that shows it. */
export const sessions = {
  layer: Sessions.layer,
  lends: Layer.merge(
    Layer.succeed(BookedSessions, bookedSessions),
    Layer.succeed(TaughtSessions, taughtSessions),
  ),
  apis: [SessionsApi],
  rooms: [
    {
      party: "session",
      path: "/parties/session/{sessionId}",
      title: "Live session",
      description: "For the session’s teacher and student, and the creator of its course, who looks on.",
      clientFrames: SessionClientFrame,
      serverFrames: SessionServerFrame,
      admit: admittedBy("session", admitToSession),
    },
    {
      party: "dashboard",
      path: "/parties/dashboard/{creatorId}",
      title: "Attendance dashboard",
      description: "A creator’s own: every session of their courses, live.",
      clientFrames: DashboardClientFrame,
      serverFrames: DashboardServerFrame,
      admit: admittedBy("dashboard", admitToDashboard),
    },
  ],
  sweeps: [Sessions.use((service) => service.closeExpired)],
  mails: [],
} as const;

export { isInSession } from "./busy.ts";
