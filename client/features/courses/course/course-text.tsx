import { LateText } from "../../../conversation/text/late-text.tsx";

/** What a creator has written of a course: Markdown as in messages. */
export const CourseText = (props: { readonly text: string }) => (
  <div class="max-w-text">
    <LateText text={props.text} />
  </div>
);
