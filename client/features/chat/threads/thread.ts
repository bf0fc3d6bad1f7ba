import { type Accessor, createEffect, createSignal, on, onCleanup, untrack } from "solid-js";
import type { ThreadPage } from "../../../../domain/chat/model.ts";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { makeLatest } from "../../../lib/request/latest.ts";
import { type ApiError, asApiError } from "../../../lib/request/request.ts";
import { apiChat } from "../api.ts";
import type { Chat } from "../room/chat.ts";
import { hasEarlier, joinNewest, mergeMessages, takeFrame } from "./thread-messages.ts";

/** A thread: what was read of it, and what the room receives of it live. */
export interface Thread {
  /** The message that everything in it answers; undefined until it is known. */
  readonly first: Accessor<ChatMessage | undefined>;
  /** Its answers in order of `seq`, from some answer on to the newest. */
  readonly answers: Accessor<readonly ChatMessage[]>;
  readonly hasMore: Accessor<boolean>;
  /** Undefined until it is known. */
  readonly isFollowing: Accessor<boolean | undefined>;
  /** The newest answers were read at least once. */
  readonly isRead: Accessor<boolean>;
  readonly loading: Accessor<boolean>;
  readonly error: Accessor<ApiError | undefined>;
  readonly older: () => Promise<void>;
  readonly reload: () => Promise<void>;
  /** Reads back until one of its answers is known; false where there is no such. */
  readonly reach: (id: string) => Promise<boolean>;
  /** @throws ApiError when it was not taken; the thread is then followed as before. */
  readonly follow: (is: boolean) => Promise<void>;
}

/** Opens a thread beside its room. The newest answers are read now, and again whenever the room is back. */
export const createThread = (chat: Chat, id: string): Thread => {
  const [first, setFirst] = createSignal<ChatMessage>();
  const [known, setKnown] = createSignal<readonly ChatMessage[]>([]);
  const [hasMore, setHasMore] = createSignal(false);
  const [isFollowing, setFollowing] = createSignal<boolean>();
  const [isRead, setRead] = createSignal(false);
  const [loading, setLoading] = createSignal(false);
  const [error, setError] = createSignal<ApiError>();
  const latest = makeLatest();

  const belongs = (message: ChatMessage) => message.threadId === id && message.id !== id;
  // What a room has read reaches from some message to its newest: with the thread's first, all of its answers.
  const knewAll = untrack(chat.state).messages.some((message) => message.id === id);
  const shown = untrack(() => [...chat.state().messages, ...chat.shown()]);
  setFirst(shown.find((message) => message.id === id));
  setKnown(mergeMessages([], shown.filter(belongs)));
  onCleanup(
    chat.listen((frame) => {
      setKnown((before) => takeFrame(before, frame, belongs));
      setFirst((before) => before && takeFrame([before], frame, () => false)[0]);
      if (frame._tag === "Jumped") void reload();
    }),
  );

  const read = async (before: number | undefined, take: (page: ThreadPage, isFirst: boolean) => void) => {
    setLoading(true);
    const outcome = await latest.run((signal) => apiChat.thread(id, before, signal));
    if (outcome === undefined) return;
    setLoading(false);
    if ("failure" in outcome) {
      setError(asApiError(outcome.failure));
      return;
    }
    const page = outcome.value;
    const isFirst = !untrack(isRead);
    setError(undefined);
    setRead(true);
    setFirst((held) => newest(held, page.first));
    chat.meet(page.people);
    setFollowing(page.isFollowing);
    take(page, isFirst);
  };

  const reload = () =>
    read(undefined, (page, isFirst) => {
      const joined = joinNewest(untrack(known), page);
      const more = hasEarlier(joined, page, knewAll, isFirst);
      if (more !== null) setHasMore(more);
      setKnown(joined);
    });

  const older = async () => {
    const from = untrack(known)[0]?.seq;
    if (loading() || from === undefined) return;
    await read(from, (page) => {
      setHasMore(page.hasMore);
      setKnown((before) => mergeMessages(before, page.messages));
    });
  };

  const reach = async (answerId: string): Promise<boolean> => {
    const has = () => untrack(known).some((message) => message.id === answerId);
    if (!untrack(isRead)) await reload();
    while (!has() && untrack(hasMore) && !untrack(error)) await older();
    return has();
  };

  createEffect(on(chat.status, (status) => status === "open" && void reload()));
  const retry = () => untrack(error)?.isTemporary && void reload();
  addEventListener("online", retry);
  onCleanup(() => {
    latest.stop();
    removeEventListener("online", retry);
  });

  return {
    first,
    answers: known,
    hasMore,
    isFollowing,
    isRead,
    loading,
    error,
    older,
    reload,
    reach,
    follow: async (is) => {
      const before = isFollowing();
      setFollowing(is);
      try {
        await apiChat.follow(id, is);
      } catch (thrown) {
        setFollowing(before);
        throw asApiError(thrown);
      }
    },
  };
};

const newest = (a: ChatMessage | undefined, b: ChatMessage | undefined): ChatMessage | undefined =>
  a && b ? (b.rev > a.rev ? b : a) : (a ?? b);
