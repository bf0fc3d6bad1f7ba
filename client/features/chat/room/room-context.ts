import { createContext, useContext } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Course } from "../../../../domain/courses/model.ts";
import type { Chat } from "./chat.ts";
import type { Panel } from "./panel.ts";

/** A message to lead the reader to; `onThere` is called once it has the focus. */
export interface Target {
  readonly id: string;
  readonly onThere?: (() => void) | undefined;
}

/** A course's chat as everything in it knows it. */
export interface Room {
  /** Whoever reads it. */
  readonly userId: string;
  readonly roomId: string;
  readonly chat: Chat;
  readonly course: Course;
  readonly open: (panel: Panel) => void;
  /** Opens the thread that a message is in or begins, to reply there. */
  readonly reply: (message: ChatMessage) => void;
  /** Opens that thread; where the message is a reply in it, at the reply. */
  readonly openThread: (message: ChatMessage) => void;
  /** Shows a message where it stands, in the room or its thread, and takes the focus there. `onThere`: once it has it. */
  readonly jump: (messageId: string, onThere?: () => void) => void;
}

const Context = createContext<Room>();

export const RoomProvider = Context.Provider;

/** The room that a component stands in. */
export const useRoom = (): Room => useContext(Context) as Room;
