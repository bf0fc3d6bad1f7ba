import { type Component, Show } from "solid-js";
import { lazyComponent, lazyInPlace } from "../../ui/lazy-component.tsx";
import { isFormatBarShown } from "./composer/format/format-bar-shown.ts";
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

/** As wide as the button, so that the field stays where it is. */
const AttachSpacer = () => <span class="w-11" />;
const ButtonsSpacer = () => <span class="w-[4.75rem] pointer-coarse:w-12" />;
/** As high as the bar, where it is shown. */
const FormatSpacer = () => (
  <Show when={isFormatBarShown()}>
    <div class="h-[2.3125rem] border-line border-b pointer-coarse:h-[3.0625rem]" />
  </Show>
);

export const MessageEditor = withInteractions((loaded) => loaded.MessageEditor);
export const EditState = withInteractions((loaded) => loaded.EditState);
export const MessageTools = withInteractions((loaded) => loaded.MessageTools);
export const ComposerTop = withInteractions((loaded) => loaded.ComposerTop);
export const AttachButton = withInteractions((loaded) => loaded.AttachButton, AttachSpacer);
export const ComposerButtons = withInteractions((loaded) => loaded.ComposerButtons, ButtonsSpacer);
export const FormatBar = withInteractions((loaded) => loaded.FormatBar, FormatSpacer);
export const TypingLine = withInteractions((loaded) => loaded.TypingLine);
