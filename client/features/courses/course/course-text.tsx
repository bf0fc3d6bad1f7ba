import { Show } from "solid-js";
import { mayHaveMarks } from "../../../../domain/chat/message-text/marks.ts";
import { lazyInPlace } from "../../../ui/lazy-component.tsx";

interface Written {
  readonly text: string;
}

const Plain = (props: Written) => (
  <p dir="auto" class="whitespace-pre-wrap [overflow-wrap:anywhere]">
    {props.text}
  </p>
);

/** A text with what its marks mean. */
const Drawn = lazyInPlace<Written>(
  async () => ({ default: (await import("./drawn-course-text.tsx")).DrawnCourseText }),
  Plain,
);

/** What a creator has written of a course: Markdown as in messages, which is fetched for texts that have any. */
export const CourseText = (props: Written) => (
  <div class="max-w-text">
    <Show when={mayHaveMarks(props.text)} fallback={<Plain text={props.text} />}>
      <Drawn text={props.text} />
    </Show>
  </div>
);
