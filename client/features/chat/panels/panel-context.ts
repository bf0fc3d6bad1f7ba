import type { Accessor } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import type { Chat } from "../room/chat.ts";
import type { Panel } from "../room/panel.ts";

/** What every panel works with. */
export interface PanelContext {
  readonly chat: Chat;
  readonly course: Course;
  readonly roomId: string;
  /** Whether the reader moderates the room. */
  readonly moderates: Accessor<boolean>;
  readonly open: (panel: Panel) => void;
  readonly close: () => void;
  /** Shows a message of this room where it stands; on narrow screens the panel makes way. */
  readonly jump: (messageId: string) => void;
}
