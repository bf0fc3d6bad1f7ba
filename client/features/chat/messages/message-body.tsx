import { Show } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { DrawnText, scopeOf } from "../../../conversation/text/drawn-text.tsx";
import { EditState, MessageEditor } from "../lazy-interactions.tsx";
import { useInteractions } from "../room/interactions-context.ts";
import { useRoom } from "../room/room-context.ts";

/** A message's text with what its marks mean, and its editor while it is edited. */
export const MessageBody = (props: { readonly message: ChatMessage }) => {
  const { chat } = useRoom();
  const interactions = useInteractions();
  const scope = scopeOf(chat.state);
  return (
    <Show
      when={interactions()?.editing.current()?.id === props.message.id}
      fallback={
        <>
          <Show when={props.message.content}>
            <DrawnText text={props.message.content} scope={scope} />
          </Show>
          <EditState message={props.message} />
        </>
      }
    >
      <MessageEditor message={props.message} />
    </Show>
  );
};
