import { Markdown } from "../../chat/messages/text/markdown.tsx";
import { TextBoundary } from "../../chat/messages/text/text-boundary.tsx";

/** Nobody is spoken to here: a handle stays what was written. */
const scope = { isOwn: () => false, isKnown: () => false };

/** A course's text, drawn as messages are. */
export const DrawnCourseText = (props: { readonly text: string }) => (
  <TextBoundary text={props.text}>
    <Markdown text={props.text} scope={scope} />
  </TextBoundary>
);
