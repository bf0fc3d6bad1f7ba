import { type Accessor, createContext, untrack, useContext } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Draft } from "../../../live/outbox/outbox-draft.ts";
import type { Uploads } from "../composer/uploads.ts";
import type { Actions } from "../messages/actions.ts";
import type { Editing } from "../messages/editing.ts";
import type { Dialogs } from "../messages/message-dialogs-state.ts";
import type { PendingChanges } from "./pending-changes.ts";

/** What a room offers beyond reading and writing plain text. */
export interface ChatInteractions {
  readonly changes: PendingChanges;
  readonly actions: Actions;
  readonly editing: Editing;
  readonly dialogs: Dialogs;
  /** The files of the message that is being written. */
  readonly uploads: Uploads;
  /** Why that cannot be sent now: nobody could write, or its files are not there yet. */
  readonly sendBlock: Accessor<string | null>;
  /** Edits the reader's newest message; false when there is none. */
  readonly editLast: () => boolean;
  /** A key on a message; true when it meant something. */
  readonly onRowKey: (event: KeyboardEvent, message: ChatMessage) => boolean;
  /** Tells which message of a list is pointed at, and opens the menu of one where it is asked for. */
  readonly watchRows: (
    list: HTMLElement,
    onActive: (id: string | null) => void,
    messageOf: (id: string) => ChatMessage | undefined,
  ) => void;
  /** The same for what is written elsewhere in the room, with files of its own. */
  readonly withDraft: (draft: Draft) => ChatInteractions;
}

const Context = createContext<Accessor<ChatInteractions | undefined>>(() => undefined);

export const InteractionsProvider = Context.Provider;

/** They are loaded once there is something to read; undefined until then. */
export const useInteractions = (): Accessor<ChatInteractions | undefined> => useContext(Context);

/** The same for components that are loaded with them. */
export const useLoadedInteractions = (): ChatInteractions => untrack(useInteractions()) as ChatInteractions;
