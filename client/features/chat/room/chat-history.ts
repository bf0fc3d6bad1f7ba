import { type Accessor, createSignal } from "solid-js";
import { PAGE_SIZE } from "../../../../domain/chat/limits.ts";
import { isInRoom } from "../../../../domain/chat/rules.ts";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { api } from "../../../lib/request/api.ts";
import { type ApiError, asApiError } from "../../../lib/request/request.ts";
import { type ChatEvent, type ChatState, hasOlder, shownMessages } from "./chat-state.ts";

/** Messages of a room that its socket does not bring, read over HTTP a page at a time. */
export interface History {
  readonly loading: Accessor<boolean>;
  readonly error: Accessor<ApiError | undefined>;
  /** Reads the page before the first message shown. One reading runs at a time. */
  readonly older: () => Promise<void>;
  /** Reads the page after the last message shown, while a range away from the end is shown. */
  readonly newer: () => Promise<void>;
  /**
   * A message wherever it stands, or null when it cannot be read. One that stands in the room is among those that are
   * shown afterwards.
   */
  readonly find: (id: string) => Promise<ChatMessage | null>;
}

export const createHistory = (
  roomId: string,
  state: () => ChatState,
  apply: (event: ChatEvent) => void,
): History => {
  const [loading, setLoading] = createSignal(false);
  const [error, setError] = createSignal<ApiError | undefined>();

  /** The reading that runs, or the last one. */
  let reading = Promise.resolve();

  const run = async (action: () => Promise<void>) => {
    setLoading(true);
    try {
      await action();
      setError(undefined);
    } catch (thrown) {
      setError(asApiError(thrown));
    }
    setLoading(false);
  };
  const read = (action: () => Promise<void>) => {
    if (!loading()) reading = run(action);
    return reading;
  };

  const shown = (id: string) => shownMessages(state()).find((message) => message.id === id);

  return {
    loading,
    error,
    older: () =>
      read(async () => {
        const first = shownMessages(state())[0]?.seq;
        if (first === undefined || !hasOlder(state())) return;
        // Who has read back a page reads on.
        const limit = shownMessages(state()).length > PAGE_SIZE * 2 ? PAGE_SIZE * 4 : PAGE_SIZE;
        apply({ _tag: "History", page: await api.chatHistory(roomId, first, limit) });
      }),
    newer: () =>
      read(async () => {
        const last = state().detached?.messages.at(-1)?.seq;
        if (last === undefined) return;
        const { apiChat } = await import("../api.ts");
        apply({ _tag: "History", page: await apiChat.messages(roomId, { after: last }, PAGE_SIZE) });
      }),
    find: async (id) => {
      const known = shown(id);
      if (known) return known;
      const live = state().messages.find((message) => message.id === id);
      if (live) {
        if (isInRoom(live)) apply({ _tag: "Returned" });
        return live;
      }
      let found: ChatMessage | null = null;
      // A page that is being read must not keep anybody from where they want to go.
      while (loading()) await reading;
      await read(async () => {
        const { apiChat } = await import("../api.ts");
        const { message } = await apiChat.message(id);
        found = message;
        if (!isInRoom(message)) return;
        const page = await apiChat.messages(roomId, { around: message.seq }, PAGE_SIZE);
        apply({ _tag: "History", page, at: "detached" });
      });
      return found;
    },
  };
};
