import {
  CloseSession,
  EndSession,
  JoinSession,
  LoadSession,
  ReadDashboard,
  ReadDashboardPage,
  ReadSession,
  ReportSeats,
} from "../../../domain/sessions/commands.ts";
import { Sessions } from "../../../domain/sessions/service.ts";
import { SessionsHandlers } from "../../http/sessions.ts";
import { handle } from "../dispatcher.ts";

/** What session rooms and dashboards ask of a backend. */
const commands = [
  handle(LoadSession, ({ sessionId }) => Sessions.use((sessions) => sessions.load(sessionId))),
  handle(ReadSession, ({ sessionId }) => Sessions.use((sessions) => sessions.live(sessionId))),
  handle(JoinSession, (told) => Sessions.use((sessions) => sessions.join(told))),
  handle(ReportSeats, (told) => Sessions.use((sessions) => sessions.report(told))),
  handle(EndSession, (told) => Sessions.use((sessions) => sessions.end(told))),
  handle(CloseSession, (told) => Sessions.use((sessions) => sessions.close(told))),
  handle(ReadDashboard, ({ creatorId }) => Sessions.use((sessions) => sessions.dashboard(creatorId))),
  handle(ReadDashboardPage, ({ creatorId, direction, cursor }) =>
    Sessions.use((sessions) => sessions.dashboardPage(creatorId, direction, cursor)),
  ),
];

export const sessions = { commands, handlers: SessionsHandlers, shared: [] };
