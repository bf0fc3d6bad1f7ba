import { type Accessor, createEffect, createMemo, createSignal, onCleanup } from "solid-js";
import { mayModerate, mayWrite } from "../../../../domain/chat/rules.ts";
import { serverNow } from "../../../lib/time/socket-clock.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { shortWait } from "../../../lib/time/wait.ts";
import type { ChatState } from "../room/chat-state.ts";
import { writeBlockTexts as texts } from "../texts/composer.ts";

/** Why the reader cannot write at this moment, with the time that is left, or null. */
export const createWriteBlock = (state: Accessor<ChatState>): Accessor<string | null> => {
  const [now, setNow] = createSignal(serverNow());
  const muted = () => {
    const until = state().mutedUntil;
    if (until === null) return null;
    if (until === "forever") return texts.muted;
    return Date.parse(until) > now() ? texts.mutedUntil(formatTime(until, "full")) : null;
  };
  const lastOwn = createMemo(() => {
    const you = state().you;
    if (!you || state().slowModeSeconds === 0 || mayModerate(you.role)) return 0;
    const own = state().messages.findLast((message) => message.userId === you.id);
    return own ? Date.parse(own.createdAt) : 0;
  });
  const slow = () => {
    const { slowModeSeconds } = state();
    const waited = Math.max(0, now() - lastOwn()) / 1_000;
    const left = Math.ceil(slowModeSeconds - waited);
    return lastOwn() > 0 && left > 0 ? texts.slow(shortWait(left)) : null;
  };
  const unconfirmed = () => {
    const you = state().you;
    return you && !mayWrite(you.role) ? texts.unconfirmed : null;
  };
  const block = createMemo(() => unconfirmed() ?? muted() ?? slow());

  createEffect(() => {
    const isTicking = lastOwn() > 0 || (state().mutedUntil !== null && state().mutedUntil !== "forever");
    setNow(serverNow());
    if (!isTicking) return;
    const timer = setInterval(() => setNow(serverNow()), 1_000);
    onCleanup(() => clearInterval(timer));
  });
  return block;
};
