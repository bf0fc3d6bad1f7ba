import { Show } from "solid-js";
import { mayHaveMarks } from "../../../domain/chat/message-text/marks.ts";
import { lazyInPlace } from "../../ui/lazy-component.tsx";
import { MessageText } from "./message-text.tsx";

/** A text with what its marks mean. */
const Drawn = lazyInPlace<{ readonly text: string }>(
  async () => {
    const [{ Markdown }, { TextBoundary }] = await Promise.all([
      import("./markdown.tsx"),
      import("./text-boundary.tsx"),
    ]);
    // Nobody is spoken to here: a handle stays what was written.
    const scope = { isOwn: () => false, isKnown: () => false };
    return {
      default: (props) => (
        <TextBoundary text={props.text}>
          <Markdown text={props.text} scope={scope} />
        </TextBoundary>
      ),
    };
  },
  (props) => <MessageText text={props.text} />,
);

/** Markdown as in messages, outside of rooms: what draws it is fetched for texts that have any marks. */
export const LateText = (props: { readonly text: string }) => (
  <Show when={mayHaveMarks(props.text)} fallback={<MessageText text={props.text} />}>
    <Drawn text={props.text} />
  </Show>
);
