import { ErrorBoundary, type JSX, Show } from "solid-js";
import { MessageText } from "./message-text.tsx";

/** Keeps a text that cannot be drawn to its own place: there it stands as it was typed, until it is another. */
export const TextBoundary = (props: { readonly text: string; readonly children: JSX.Element }) => (
  <Show when={props.text} keyed>
    {(text) => (
      <ErrorBoundary
        fallback={(error: unknown) => {
          console.error(error);
          return <MessageText text={text} />;
        }}
      >
        {props.children}
      </ErrorBoundary>
    )}
  </Show>
);
