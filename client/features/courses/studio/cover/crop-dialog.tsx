import { createEffect, createSignal, type JSX } from "solid-js";
import { createAttempt } from "../../../../lib/request/attempt.ts";
import { Button } from "../../../../ui/button.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { coverTexts as texts } from "../texts/parts.ts";

import { coverOf, drawPart } from "./cover-file.ts";

/** Which part of a picture is the cover. */
export default function CropDialog(props: {
  readonly picture: ImageBitmap;
  /** Saves the cover. What it throws is said, and the dialog stays. */
  readonly onSave: (cover: Blob) => Promise<void>;
  readonly onClose: () => void;
}): JSX.Element {
  const [place, setPlace] = createSignal(0.5);
  const { busy, failure, setFailure, run } = createAttempt();
  let canvas: HTMLCanvasElement | undefined;
  createEffect(() => {
    const at = place();
    if (canvas) drawPart(canvas, props.picture, at);
  });

  const save = () =>
    run(async () => {
      const cover = await coverOf(props.picture, place());
      if (cover === null) setFailure(texts.unreadable);
      else await props.onSave(cover);
    });

  return (
    <Dialog
      open
      onClose={() => props.onClose()}
      title={texts.cropTitle}
      description={texts.cropText}
      footer={
        <>
          <Button class="min-h-11" onClick={() => props.onClose()}>
            {texts.cancel}
          </Button>
          <Button variant="primary" class="min-h-11" busy={busy()} onClick={() => void save()}>
            {texts.save}
          </Button>
        </>
      }
    >
      <canvas
        ref={canvas}
        width={960}
        height={540}
        role="img"
        aria-label={texts.shownPart}
        class="aspect-video w-full rounded-md border border-line"
      />
      <label class="grid grid-cols-[5rem_1fr] items-center gap-3 text-sm font-semibold">
        {texts.position}
        <input
          type="range"
          class="h-11 w-full accent-accent"
          min={0}
          max={1}
          step={0.01}
          value={place()}
          onInput={(event) => setPlace(event.currentTarget.valueAsNumber)}
        />
      </label>
      {failure() && <Notice tone="danger">{failure()}</Notice>}
    </Dialog>
  );
}
