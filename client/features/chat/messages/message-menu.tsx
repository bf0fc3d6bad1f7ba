import { useNavigate } from "@solidjs/router";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { MIN_POINTS } from "../../../../domain/summons/limits.ts";
import { api } from "../../../lib/request/api.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Menu, type MenuItem } from "../../../ui/menus/menu.tsx";
import type { Anchor } from "../../../ui/menus/placement.ts";
import { useLoadedInteractions } from "../room/interactions-context.ts";
import { useRoom } from "../room/room-context.ts";
import { keyName } from "../shortcuts.ts";
import { menuText, toolText } from "../texts/message-actions.ts";
import { somebody } from "../texts/messages.ts";
import { quickEmoji } from "./emoji.ts";

type Offer = MenuItem | false;
const offered = (...items: readonly Offer[]): readonly MenuItem[] => items.filter((item) => item !== false);

/** Everything that can be done with one message. `reply`: how one replies where it was opened. */
export const MessageMenu = (props: {
  readonly message: ChatMessage;
  readonly anchor: Anchor;
  readonly reply: (() => void) | undefined;
}) => {
  const room = useRoom();
  const { actions, dialogs, editing } = useLoadedInteractions();
  const navigate = useNavigate();
  const name = () => room.chat.state().people[props.message.userId]?.name ?? somebody;

  const summon = async () => {
    try {
      const made = await api.createSummon({
        courseId: room.course.id,
        chatMessageId: props.message.id,
        points: MIN_POINTS,
      });
      navigate(`/help/${made.id}`);
    } catch (thrown) {
      showToast({ title: menuText.helpFailed, text: asApiError(thrown).message, tone: "danger" });
    }
  };

  const reactions = (): readonly MenuItem[] =>
    quickEmoji.map((emoji) => ({
      label: toolText.reactWith(emoji),
      face: emoji,
      run: () => actions.react(props.message, emoji),
    }));

  const replies = ({ message }: typeof props) =>
    offered(
      {
        label: toolText.reply,
        key: keyName("reply"),
        run: props.reply ?? (() => room.reply(message)),
      },
      {
        label: menuText.moreReactions,
        run: () => dialogs.openReactions(message, props.anchor),
      },
      actions.mayMark(message) && {
        label: actions.isAnswer(message) ? menuText.unmarkAnswer : menuText.markAnswer,
        run: () => actions.mark(message),
      },
      actions.maySummon(message) && { label: menuText.summon(MIN_POINTS), run: () => void summon() },
    );

  const own = ({ message }: typeof props) =>
    offered(
      actions.may("edit", message) && {
        label: menuText.edit,
        key: keyName("edit"),
        run: () => editing.startLater(message),
      },
      actions.may("pin", message) && {
        label: message.pinnedAt ? menuText.unpin : menuText.pin,
        run: () => actions.pin(message),
      },
      { label: menuText.copyLink, run: () => void actions.copyLink(message) },
      message.content !== "" && {
        label: menuText.copyText,
        run: () => void navigator.clipboard.writeText(message.content),
      },
      actions.may("readVersions", message) &&
        message.editedAt !== undefined && {
          label: menuText.versions,
          run: () => room.open({ kind: "versions", messageId: message.id }),
        },
    );

  const grave = ({ message }: typeof props) => {
    const { userId, id } = message;
    const sanctions = actions.may("sanction", message) ? (["mute", "remove"] as const) : [];
    return offered(
      actions.may("report", message) && {
        label: menuText.report,
        run: () => room.open({ kind: "report", messageId: id }),
      },
      ...sanctions.map((of) => ({
        label: menuText[of](name()),
        run: () => room.open({ kind: "sanction", userId, name: name(), of }),
        isGrave: true,
      })),
      actions.may("delete", message) && {
        label: menuText.delete,
        key: keyName("remove"),
        run: () => dialogs.askToDelete(message),
        isGrave: true,
      },
    );
  };

  return (
    <Menu
      anchor={props.anchor}
      label={toolText.of(name())}
      onClose={dialogs.close}
      groups={[
        { label: toolText.react, isRow: true, items: reactions() },
        { items: replies(props) },
        { items: own(props) },
        { items: grave(props) },
      ]}
    />
  );
};
