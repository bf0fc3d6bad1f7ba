import { type Component, Show } from "solid-js";
import type { ChatMessage } from "../../../domain/chat/wire.ts";
import { MessageText } from "../../conversation/message-text.tsx";
import { lazyComponent, lazyInPlace } from "../../ui/lazy-component.tsx";
import { useInteractions } from "./room/interactions-context.ts";

const load = () => import("./interactions.tsx");
type Loaded = Awaited<ReturnType<typeof load>>;

/** Makes the room's interactions, and asks what has to be asked over it. */
export const Interactions = lazyComponent(async () => ({ default: (await load()).Interactions }));

/** A component that needs them; `Waiting` stands in its place until they are here. */
const withInteractions = <Props extends object>(
  pick: (loaded: Loaded) => Component<Props>,
  Waiting: Component<Props> = () => null,
): Component<Props> => {
  const InPlace = lazyInPlace(async () => ({ default: pick(await load()) }), Waiting);
  return (props) => {
    const interactions = useInteractions();
    return (
      <Show when={interactions()} fallback={<Waiting {...props} />}>
        <InPlace {...props} />
      </Show>
    );
  };
};

const PlainBody = (props: { readonly message: ChatMessage }) => <MessageText text={props.message.content} />;
/** As wide as the button, so that the field stays where it is. */
const AttachSpacer = () => <span class="w-11" />;

export const MessageBody = withInteractions((loaded) => loaded.MessageBody, PlainBody);
export const MessageFoot = withInteractions((loaded) => loaded.MessageFoot);
export const MessageTools = withInteractions((loaded) => loaded.MessageTools);
export const ComposerTop = withInteractions((loaded) => loaded.ComposerTop);
export const AttachButton = withInteractions((loaded) => loaded.AttachButton, AttachSpacer);
export const TypingLine = withInteractions((loaded) => loaded.TypingLine);
