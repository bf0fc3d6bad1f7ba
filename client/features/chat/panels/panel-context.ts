import { type Accessor, createContext, useContext } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Room } from "../room/room-context.ts";
import type { SearchState } from "../search/search-state.ts";

/** The room, as a panel beside it knows it. */
export interface PanelContext extends Room {
  /** Whether the reader moderates the room. */
  readonly moderates: Accessor<boolean>;
  /** What is looked for; it outlives the panel, for whoever comes back to it from a result. */
  readonly search: SearchState;
  readonly close: () => void;
  /** Goes back to the panel from which the reader was led to this thread; null: from none. */
  readonly back: Accessor<(() => void) | null>;
  /** Shows a message of this room where it stands; on narrow screens the panel makes way. */
  readonly jump: (messageId: string) => void;
  /** As `jump`; a reply that stands in its thread alone shows there, from where there is a way back to this panel. */
  readonly lead: (message: ChatMessage) => void;
}

const Context = createContext<PanelContext>();

export const PanelProvider = Context.Provider;

/** The panel that a component stands in. */
export const usePanel = (): PanelContext => useContext(Context) as PanelContext;
