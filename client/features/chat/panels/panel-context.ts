import { type Accessor, createContext, useContext } from "solid-js";
import type { Room } from "../room/room-context.ts";

/** The room, as a panel beside it knows it. */
export interface PanelContext extends Room {
  /** Whether the reader moderates the room. */
  readonly moderates: Accessor<boolean>;
  readonly close: () => void;
  /** Shows a message of this room where it stands; on narrow screens the panel makes way. */
  readonly jump: (messageId: string) => void;
}

const Context = createContext<PanelContext>();

export const PanelProvider = Context.Provider;

/** The panel that a component stands in. */
export const usePanel = (): PanelContext => useContext(Context) as PanelContext;
