import { Show } from "solid-js";
import { mayHaveMarks } from "../../../../domain/chat/message-text/marks.ts";
import { MessageText } from "../../../conversation/message-text.tsx";
import { lazyInPlace } from "../../../ui/lazy-component.tsx";

/** A text with what its marks mean. */
const Drawn = lazyInPlace<{ readonly text: string }>(
  async () => {
    const [{ Markdown }, { TextBoundary }] = await Promise.all([
      import("../../chat/messages/text/markdown.tsx"),
      import("../../chat/messages/text/text-boundary.tsx"),
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

/** What a creator has written of a course: Markdown as in messages, which is fetched for texts that have any. */
export const CourseText = (props: { readonly text: string }) => (
  <div class="max-w-text">
    <Show when={mayHaveMarks(props.text)} fallback={<MessageText text={props.text} />}>
      <Drawn text={props.text} />
    </Show>
  </div>
);
