import { Show, splitProps } from "solid-js";
import { shortWait } from "../lib/time/wait.ts";
import { Button, type ButtonProps } from "./button.tsx";
import { errorTexts } from "./texts.ts";

/** A button that says how long to wait, and cannot be pressed before. `left` is in seconds: see `createWait`. */
export const RetryButton = (props: ButtonProps & { readonly left: number }) => {
  const [own, rest] = splitProps(props, ["left", "disabled", "children"]);
  return (
    <Button {...rest} disabled={own.disabled || own.left > 0}>
      <Show when={own.left > 0} fallback={own.children}>
        {errorTexts.retryIn(shortWait(own.left))}
      </Show>
    </Button>
  );
};
