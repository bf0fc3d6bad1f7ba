import { useBeforeLeave } from "@solidjs/router";
import { createSignal, onCleanup, onMount } from "solid-js";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { editorTexts } from "./texts.ts";

/** Asks whoever leaves the page while something is not saved, by a link or by closing the tab. */
export const LeaveGuard = (props: { readonly isDirty: boolean }) => {
  const [leave, setLeave] = createSignal<() => void>();

  useBeforeLeave((event) => {
    // To another part of this page, nothing is lost.
    const isSamePage = typeof event.to === "string" && event.to.split("#")[0] === event.from.pathname;
    if (!props.isDirty || event.defaultPrevented || isSamePage) return;
    event.preventDefault();
    setLeave(() => () => event.retry(true));
  });
  const hold = (event: BeforeUnloadEvent) => {
    if (props.isDirty) event.preventDefault();
  };
  onMount(() => addEventListener("beforeunload", hold));
  onCleanup(() => removeEventListener("beforeunload", hold));

  return (
    <Dialog
      open={leave() !== undefined}
      onClose={() => setLeave(undefined)}
      title={editorTexts.leaveTitle}
      description={editorTexts.leaveText}
      footer={
        <>
          <Button variant="danger" onClick={() => leave()?.()}>
            {editorTexts.leave}
          </Button>
          <Button variant="primary" onClick={() => setLeave(undefined)}>
            {editorTexts.stay}
          </Button>
        </>
      }
    />
  );
};
