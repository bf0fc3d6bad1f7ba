import { useNavigate } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { MIN_POINTS } from "../../../../domain/summons/limits.ts";
import { api } from "../../../lib/request/api.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { useLoadedInteractions } from "../room/interactions-context.ts";
import { useRoom } from "../room/room-context.ts";
import { emojiGroups, quickEmoji } from "./emoji.ts";

interface Item {
  readonly label: string;
  readonly run: () => void;
  readonly isGrave?: boolean;
}

/** Everything that can be done with one message, as a sheet. `reply`: how one answers where it was opened. */
export const MessageMenu = (props: {
  readonly message: ChatMessage;
  readonly reply: (() => void) | undefined;
}) => {
  const room = useRoom();
  const { actions, dialogs, editing } = useLoadedInteractions();
  const [picks, setPicks] = createSignal(false);
  const navigate = useNavigate();
  const name = () => room.chat.state().people[props.message.userId]?.name ?? "Somebody";

  const summon = async () => {
    try {
      const made = await api.createSummon({
        courseId: room.course.id,
        chatMessageId: props.message.id,
        points: MIN_POINTS,
      });
      navigate(`/help/${made.id}`);
    } catch (thrown) {
      showToast({ title: "Help was not called", text: asApiError(thrown).message, tone: "danger" });
    }
  };

  const items = (): readonly Item[] => {
    const { message } = props;
    const { userId, id } = message;
    const list: (Item | false)[] = [
      { label: "Reply", run: props.reply ?? (() => room.reply(message)) },
      !props.reply && { label: "Open the thread", run: () => actions.openThread(message) },
      actions.mayMark(message) && {
        label: actions.isAnswer(message) ? "This is not the answer" : "Mark as the answer",
        run: () => actions.mark(message),
      },
      actions.maySummon(message) && {
        label: `Summon help with this (${MIN_POINTS} points)`,
        run: () => void summon(),
      },
      actions.may("edit", message) && { label: "Edit", run: () => editing.startLater(message) },
      actions.may("pin", message) && {
        label: message.pinnedAt ? "Unpin" : "Pin",
        run: () => actions.pin(message),
      },
      { label: "Copy link", run: () => void actions.copyLink(message) },
      { label: "Copy text", run: () => void navigator.clipboard.writeText(message.content) },
      actions.may("readVersions", message) &&
        message.editedAt !== undefined && {
          label: "Earlier versions",
          run: () => room.open({ kind: "versions", messageId: id }),
        },
      actions.may("report", message) && {
        label: "Report",
        run: () => room.open({ kind: "report", messageId: id }),
      },
      ...(actions.may("sanction", message)
        ? (["mute", "remove"] as const).map((of) => ({
            label: `${of === "mute" ? "Mute" : "Remove"} ${name()}`,
            run: () => room.open({ kind: "sanction", userId, name: name(), of }),
            isGrave: true,
          }))
        : []),
      actions.may("delete", message) && {
        label: "Delete",
        run: () => dialogs.askToDelete(message),
        isGrave: true,
      },
    ];
    return list.filter((item) => item !== false);
  };

  const react = (emoji: string) => {
    actions.react(props.message, emoji);
    dialogs.close();
  };

  return (
    <Dialog open onClose={dialogs.close} title={`Message of ${name()}`}>
      <div class="flex flex-wrap gap-1" role="toolbar" aria-label="React">
        <For each={quickEmoji}>{(emoji) => <EmojiButton emoji={emoji} onPick={react} />}</For>
        <button
          type="button"
          class="min-h-11 rounded-md px-3 text-ink-soft text-sm hover:bg-sunken"
          aria-expanded={picks()}
          onClick={() => setPicks(!picks())}
        >
          {picks() ? "Fewer" : "More…"}
        </button>
      </div>
      <Show when={picks()}>
        <For each={emojiGroups}>
          {(group) => (
            <div role="toolbar" aria-label={group.name}>
              <p class="text-ink-faint text-xs">{group.name}</p>
              <div class="flex flex-wrap">
                <For each={group.emoji}>{(emoji) => <EmojiButton emoji={emoji} onPick={react} />}</For>
              </div>
            </div>
          )}
        </For>
      </Show>
      <ul class="-mx-2 grid">
        <For each={items()}>
          {(item) => (
            <li>
              <button
                type="button"
                class="min-h-11 w-full rounded-md px-3 py-2 text-left leading-6 hover:bg-sunken"
                classList={{ "text-danger-ink": item.isGrave ?? false }}
                onClick={() => {
                  dialogs.close();
                  item.run();
                }}
              >
                {item.label}
              </button>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  );
};

const EmojiButton = (props: { readonly emoji: string; readonly onPick: (emoji: string) => void }) => (
  <button
    type="button"
    class="size-11 rounded-md text-xl hover:bg-sunken"
    aria-label={`React with ${props.emoji}`}
    onClick={() => props.onPick(props.emoji)}
  >
    {props.emoji}
  </button>
);
