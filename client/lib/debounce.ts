import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";

/** Milliseconds after the last stroke before what is typed is looked for. */
const TYPING_PAUSE_MS = 250;

/** What `value` was when it last rested; emptied at once. */
export const debounced = (value: Accessor<string>): Accessor<string> => {
  const [rested, setRested] = createSignal(value());
  let timer: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(
      value,
      (next) => {
        clearTimeout(timer);
        if (next === "") setRested("");
        else timer = setTimeout(() => setRested(next), TYPING_PAUSE_MS);
      },
      { defer: true },
    ),
  );
  onCleanup(() => clearTimeout(timer));
  return rested;
};
