import { createContext, useContext } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Course } from "../../../../domain/courses/model.ts";
import type { Chat } from "./chat.ts";
import type { Panel } from "./panel.ts";

/** A course's chat as everything in it knows it. */
export interface Room {
  /** Whoever reads it. */
  readonly userId: string;
  readonly roomId: string;
  readonly chat: Chat;
  readonly course: Course;
  readonly open: (panel: Panel) => void;
  /** Answers a message with what is written next. */
  readonly reply: (message: ChatMessage) => void;
  /** Shows a message where it stands, and takes the focus there. */
  readonly jump: (messageId: string) => void;
}

const Context = createContext<Room>();

export const RoomProvider = Context.Provider;

/** The room that a component stands in. */
export const useRoom = (): Room => useContext(Context) as Room;
