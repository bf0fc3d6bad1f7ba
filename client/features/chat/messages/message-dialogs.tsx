import { Match, Switch } from "solid-js";
import { plainText } from "../../../../domain/chat/message-text/message-text.ts";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useLoadedInteractions } from "../room/interactions-context.ts";
import { deleteText } from "../texts/message-actions.ts";
import type { MessageDialog } from "./message-dialogs-state.ts";
import { MessageMenu } from "./message-menu.tsx";
import { ReactionPicker } from "./reaction-picker.tsx";

/** What is asked over the room: the menu of a message, an emoji for it, or whether to delete it. */
export const MessageDialogs = () => {
  const { dialogs } = useLoadedInteractions();
  const open = <Kind extends MessageDialog["kind"]>(kind: Kind) => {
    const dialog = dialogs.current();
    return dialog?.kind === kind ? (dialog as Extract<MessageDialog, { kind: Kind }>) : null;
  };
  return (
    <Switch>
      <Match when={open("menu")} keyed>
        {(menu) => <MessageMenu {...menu} />}
      </Match>
      <Match when={open("reactions")} keyed>
        {(picker) => <ReactionPicker message={picker.message} anchor={picker.anchor} />}
      </Match>
      <Match when={open("delete")} keyed>
        {({ message }) => <DeleteDialog message={message} />}
      </Match>
    </Switch>
  );
};

const DeleteDialog = (props: { readonly message: ChatMessage }) => {
  const { actions, dialogs } = useLoadedInteractions();
  const remove = () => {
    const { message } = props;
    dialogs.close();
    actions.remove(message);
    // The button that had the focus goes with the message; its row stays.
    document.getElementById(`message-${message.id}`)?.focus({ preventScroll: true });
  };
  return (
    <Dialog
      open
      onClose={dialogs.close}
      title={deleteText.title}
      description={deleteText.description}
      footer={
        <>
          <Button onClick={dialogs.close}>{deleteText.keep}</Button>
          <Button variant="danger" onClick={remove}>
            {deleteText.confirm}
          </Button>
        </>
      }
    >
      <p class="line-clamp-4 whitespace-pre-wrap rounded-md bg-sunken px-3 py-2">
        {plainText(props.message.content)}
      </p>
    </Dialog>
  );
};
