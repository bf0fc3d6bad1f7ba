import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import type { MembersPage } from "../../../../domain/chat/model.ts";
import type { ComposerField } from "../../../conversation/composer-field.ts";
import { makeLatest } from "../../../lib/request/latest.ts";
import { apiChat } from "../api.ts";
import type { Room } from "../room/room-context.ts";
import { mentionQuery, withMention } from "./mention-query.ts";

type ChatMember = MembersPage["members"][number];

/** People offered for a mention. */
const MOST_OFFERED = 6;

/** Milliseconds of quiet before people are asked for. */
const QUIET_MS = 120;

/** Those who can be mentioned where the caret stands. */
export interface Mentions {
  readonly offered: Accessor<readonly ChatMember[]>;
  readonly chosen: Accessor<number>;
  /** A key while people are offered; true when it meant something. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly pick: (member: ChatMember) => void;
}

/** People of a room whose handle or name begins with what stands after an `@` at the caret of a field. */
export const createMentions = (
  { roomId, userId }: Pick<Room, "roomId" | "userId">,
  field: ComposerField,
): Mentions => {
  const [offered, setOffered] = createSignal<readonly ChatMember[]>([]);
  const [chosen, setChosen] = createSignal(0);
  const latest = makeLatest();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(timer);
    latest.stop();
    setOffered([]);
  };
  const watch = () => {
    const query = mentionQuery(field.text(), field.element.selectionStart);
    if (!query) return close();
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const outcome = await latest.run((signal) => apiChat.members(roomId, query.q, null, signal));
      if (!outcome || "failure" in outcome) return;
      setChosen(0);
      setOffered(outcome.value.members.filter(({ id }) => id !== userId).slice(0, MOST_OFFERED));
    }, QUIET_MS);
  };
  const pick = (member: ChatMember) => {
    const caret = field.element.selectionStart;
    const query = mentionQuery(field.text(), caret);
    close();
    if (!query) return;
    const next = withMention(field.text(), caret, query, member.handle);
    field.write(next.text, next.caret);
    field.focus();
  };
  createEffect(on(field.text, () => queueMicrotask(watch)));
  onCleanup(close);

  return {
    offered,
    chosen,
    pick,
    onKey: (event) => {
      const count = offered().length;
      if (count === 0) return false;
      if (event.key === "ArrowDown") setChosen((chosen() + 1) % count);
      else if (event.key === "ArrowUp") setChosen((chosen() + count - 1) % count);
      else if (event.key === "Escape") close();
      else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab")
        pick(offered()[chosen()] as ChatMember);
      else return false;
      return true;
    },
  };
};
