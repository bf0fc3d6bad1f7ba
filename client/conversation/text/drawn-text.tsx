import { type Accessor, createMemo, Show } from "solid-js";
import { mayHaveMarks } from "../../../domain/chat/message-text/marks.ts";
import type { Person } from "../../../domain/shared/schema.ts";
import { Markdown, type MentionScope } from "./markdown.tsx";
import { MessageText } from "./message-text.tsx";
import { TextBoundary } from "./text-boundary.tsx";

/** Who reads a room, and whom it knows. */
interface Readers {
  readonly you: { readonly handle: string } | null;
  readonly people: Readonly<Record<string, Person>>;
}

/** What mentions mean to whoever reads a room. */
export const scopeOf = (room: Accessor<Readers>): MentionScope => ({
  isOwn: (handle) => room().you?.handle.toLowerCase() === handle,
  isKnown: (handle) => Object.values(room().people).some((person) => person.handle.toLowerCase() === handle),
});

/** A message's text with what its marks mean; plain where it cannot be drawn. */
export const DrawnText = (props: { readonly text: string; readonly scope: MentionScope }) => {
  const isMarked = createMemo(() => mayHaveMarks(props.text));
  return (
    <Show when={isMarked()} fallback={<MessageText text={props.text} />}>
      <TextBoundary text={props.text}>
        <Markdown text={props.text} scope={props.scope} />
      </TextBoundary>
    </Show>
  );
};
