import { type Accessor, createSignal } from "solid-js";
import { PAGE_SIZE } from "../../domain/chat/limits.ts";
import { api } from "../lib/api.ts";
import { type ApiError, asApiError } from "../lib/request.ts";
import { type ChatEvent, type ChatState, hasOlder } from "./chat-state.ts";

/** Older messages of a room, read over HTTP a page at a time. */
export interface History {
  readonly loading: Accessor<boolean>;
  readonly error: Accessor<ApiError | undefined>;
  /** Reads the page before the first message shown. One reading runs at a time. */
  readonly older: () => Promise<void>;
  /** Reads pages until the message is shown; false when it is not within reach. */
  readonly find: (id: string) => Promise<boolean>;
}

/** Most pages that are read to find a message somebody replied to. */
const FIND_PAGES = 10;

export const createHistory = (
  roomId: string,
  state: () => ChatState,
  apply: (event: ChatEvent) => void,
): History => {
  const [loading, setLoading] = createSignal(false);
  const [error, setError] = createSignal<ApiError | undefined>();

  const older = async () => {
    const first = state().messages[0]?.seq;
    if (loading() || first === undefined || !hasOlder(state())) return;
    setLoading(true);
    try {
      apply({ _tag: "History", page: await api.chatHistory(roomId, first, PAGE_SIZE) });
      setError(undefined);
    } catch (thrown) {
      setError(asApiError(thrown));
    }
    setLoading(false);
  };

  const has = (id: string) => state().messages.some((message) => message.id === id);

  const find = async (id: string) => {
    for (let page = 0; page < FIND_PAGES && !has(id) && hasOlder(state()); page++) {
      await older();
      if (error()) return false;
    }
    return has(id);
  };

  return { loading, error, older, find };
};
