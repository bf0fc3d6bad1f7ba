import { Schema } from "effect";
import { defineCommand } from "../shared/command.ts";
import { Uuid } from "../shared/schema.ts";
import { DashboardDirection, DashboardPage, DashboardView, LiveSession } from "./model.ts";

/** Milliseconds since 1970, by the clock of the room. */
const Milliseconds = Schema.Int;

const Sighting = Schema.Struct({ connectionId: Schema.String, at: Milliseconds });

const Departure = Schema.Struct({
  ...Sighting.fields,
  asked: Schema.NullOr(Schema.Struct({ userId: Uuid, at: Milliseconds })),
});

/** What a room has heard of its seats since it last told: `Report` of `observations.ts`. */
const Report = Schema.Struct({ seen: Schema.Array(Sighting), left: Schema.Array(Departure) });

/** What a room needs in order to begin: its session, and the seats that it had when it was last there. */
export const LoadSession = defineCommand({
  name: "sessions.load",
  payload: Schema.Struct({ sessionId: Uuid }),
  success: Schema.Struct({
    live: LiveSession,
    seats: Schema.Array(
      Schema.Struct({
        connectionId: Schema.String,
        userId: Uuid,
        joinedAt: Milliseconds,
        lastSeenAt: Milliseconds,
      }),
    ),
  }),
});

/** The session as it is now. */
export const ReadSession = defineCommand({
  name: "sessions.read",
  payload: Schema.Struct({ sessionId: Uuid }),
  success: LiveSession,
});

/** A person's connection takes a seat. `Conflict` when nobody may join now, `Forbidden` for others than the two. */
export const JoinSession = defineCommand({
  name: "sessions.join",
  payload: Schema.Struct({
    sessionId: Uuid,
    userId: Uuid,
    connectionId: Schema.String,
    at: Milliseconds,
    report: Report,
  }),
  success: LiveSession,
});

/** What was heard of seats, as of `at`. Answers the session when that changed it, else null. */
export const ReportSeats = defineCommand({
  name: "sessions.report",
  payload: Schema.Struct({ sessionId: Uuid, at: Milliseconds, report: Report }),
  success: Schema.NullOr(LiveSession),
});

/** The teacher ends the session: `Conflict` before the two were together, `Forbidden` for anybody else. */
export const EndSession = defineCommand({
  name: "sessions.end",
  payload: Schema.Struct({ sessionId: Uuid, userId: Uuid, at: Milliseconds, report: Report }),
  success: LiveSession,
});

/** Closes the session when its time is over, and changes nothing before. */
export const CloseSession = defineCommand({
  name: "sessions.close",
  payload: Schema.Struct({ sessionId: Uuid, at: Milliseconds, report: Report }),
  success: LiveSession,
});

/** What a creator's dashboard shows. */
export const ReadDashboard = defineCommand({
  name: "sessions.dashboard",
  payload: Schema.Struct({ creatorId: Uuid }),
  success: DashboardView,
});

/** What it does not show, from a cursor on; `BadRequest` for one that is none. */
export const ReadDashboardPage = defineCommand({
  name: "sessions.dashboardPage",
  payload: Schema.Struct({ creatorId: Uuid, direction: DashboardDirection, cursor: Schema.String }),
  success: DashboardPage,
});
