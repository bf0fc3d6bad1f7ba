import { Match, Switch } from "solid-js";
import type { Chat } from "../room/chat.ts";
import { hasOlder } from "../room/chat-state.ts";
import { listText } from "../texts/list.ts";

/** What stands above the first message: older ones coming, why they do not, or that this is the beginning. */
export const OlderEdge = (props: { readonly chat: Chat }) => {
  const history = () => props.chat.history;
  return (
    <div class="flex min-h-14 items-center justify-center px-4 text-ink-faint text-sm">
      <Switch>
        <Match when={history().error()}>
          {(error) => (
            <p class="flex flex-wrap items-center justify-center gap-x-2">
              {error().message}
              <button type="button" class="link min-h-10" onClick={() => void history().older()}>
                {listText.loadOlder}
              </button>
            </p>
          )}
        </Match>
        <Match when={hasOlder(props.chat.state())}>
          <p>{listText.older}</p>
        </Match>
        <Match when={props.chat.state().messages.length > 0}>
          <p>{listText.begins(props.chat.state().room?.name ?? listText.room)}</p>
        </Match>
      </Switch>
    </div>
  );
};
