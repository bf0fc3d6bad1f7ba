import { Layer } from "effect";
import { CourseRooms } from "../courses/course-rooms.ts";
import { Questions } from "../goodwill/questions.ts";
import { RoomNames } from "../notifications/store/names.ts";
import { ChatAdmissions } from "./admissions.ts";
import { ChatApi } from "./api.ts";
import { Attachments } from "./attachments/service.ts";
import { ChatHistory } from "./history/service.ts";
import { courseRooms, questions, roomNames } from "./lent.ts";
import { ChatModerationApi } from "./moderation/api.ts";
import { ChatModeration } from "./moderation/service.ts";
import { AnswerMarking } from "./notices/answers-marking.ts";
import { ChatNotices } from "./notices/service.ts";
import { ChatSettings } from "./notices/settings.ts";
import { ChatSearchIndex } from "./search/search-index.ts";
import { Chat } from "./service.ts";
import { ChatClientFrame, ChatServerFrame } from "./wire.ts";

/** The chat room of a course. */
export const chat = {
  layer: Layer.mergeAll(
    Chat.layer,
    ChatAdmissions.layer,
    ChatHistory.layer,
    ChatModeration.layer,
    ChatNotices.layer,
    ChatSearchIndex.layer,
    ChatSettings.layer,
    AnswerMarking.layer,
    Attachments.layer,
  ),
  lends: Layer.mergeAll(
    Layer.succeed(CourseRooms, courseRooms),
    Layer.succeed(Questions, questions),
    Layer.succeed(RoomNames, roomNames),
  ),
  apis: [ChatApi, ChatModerationApi],
  rooms: [
    {
      party: "chat",
      path: "/parties/chat/{roomId}?since={seq}",
      title: "Course chat",
      description:
        "For members of the course. Without `since` the newest 50 messages follow the welcome, with it all that was missed.",
      clientFrames: ChatClientFrame,
      serverFrames: ChatServerFrame,
      // Decided for many people at once.
      admit: (sessionToken: string, roomId: string) =>
        ChatAdmissions.use((admissions) => admissions.admit(sessionToken, roomId)),
    },
  ],
  sweeps: [
    Attachments.use((attachments) => attachments.sweep),
    ChatNotices.use((notices) => notices.sweep),
    ChatSearchIndex.use((index) => index.wake),
  ],
  mails: [],
} as const;

export { ownMessage } from "./history/own-message.ts";
