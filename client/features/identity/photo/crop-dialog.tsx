import { createEffect, createSignal, type JSX } from "solid-js";
import { createAttempt } from "../../../lib/request/attempt.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Notice } from "../../../ui/notice.tsx";
import {
  type Crop,
  clamped,
  firstCrop,
  MAX_ZOOM,
  middleAt,
  panned,
  placeOf,
  widest,
  zoomed,
  zoomOf,
} from "./crop.ts";
import { cropPointers } from "./crop-pointers.ts";
import { drawCrop, photoOf } from "./photo-file.ts";
import { photoTexts as texts } from "./texts.ts";

/** Pixels of the canvas, twice as many as it is drawn with. */
const CANVAS = 560;
/** Shares of the part by which an arrow key moves it, and the factor by which + and − zoom. */
const STEP = 0.05;
const ZOOM_STEP = 1.15;

const Slider = (props: {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) => (
  <label class="grid grid-cols-[7rem_1fr] items-center gap-3 text-sm font-semibold">
    {props.label}
    <input
      type="range"
      class="h-11 w-full accent-accent"
      min={props.min}
      max={props.max}
      step={(props.max - props.min) / 100}
      value={props.value}
      disabled={props.max - props.min <= 0}
      onInput={(event) => props.onChange(event.currentTarget.valueAsNumber)}
    />
  </label>
);

/** Which part of a picture is the photo: by dragging, pinching, the wheel, keys, or sliders. */
export default function CropDialog(props: {
  readonly picture: ImageBitmap;
  /** Saves the photo. What it throws is said, and the dialog stays. */
  readonly onSave: (photo: Blob) => Promise<void>;
  readonly onClose: () => void;
}): JSX.Element {
  const size = () => props.picture;
  const [crop, setCrop] = createSignal<Crop>(firstCrop(props.picture));
  const { busy, failure, setFailure, run } = createAttempt();
  let canvas: HTMLCanvasElement | undefined;

  createEffect(() => {
    const shown = crop();
    if (canvas) drawCrop(canvas, props.picture, shown);
  });
  const pointers = cropPointers({
    pan: (dx, dy) => setCrop((now) => panned(now, dx, dy, size())),
    zoom: (factor, about) => setCrop((now) => zoomed(now, factor, size(), about)),
  });
  const keys: Readonly<Record<string, (now: Crop) => Crop>> = {
    ArrowLeft: (now) => panned(now, -STEP, 0, size()),
    ArrowRight: (now) => panned(now, STEP, 0, size()),
    ArrowUp: (now) => panned(now, 0, -STEP, size()),
    ArrowDown: (now) => panned(now, 0, STEP, size()),
    "+": (now) => zoomed(now, ZOOM_STEP, size()),
    "=": (now) => zoomed(now, ZOOM_STEP, size()),
    "-": (now) => zoomed(now, 1 / ZOOM_STEP, size()),
  };
  const byKey = (event: KeyboardEvent) => {
    const change = keys[event.key];
    if (!change || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setCrop(change);
  };

  const save = () =>
    run(async () => {
      const photo = await photoOf(props.picture, crop());
      if (photo === null) setFailure(texts.unreadable);
      else await props.onSave(photo);
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
      <div class="grid justify-items-center gap-4">
        <div
          role="application"
          aria-label={texts.frame}
          tabindex={0}
          class="size-70 max-w-full cursor-move touch-none overflow-hidden rounded-full border border-edge"
          onKeyDown={byKey}
          {...pointers}
        >
          <canvas ref={canvas} width={CANVAS} height={CANVAS} class="size-full" />
        </div>
        <div class="w-full max-w-sm">
          <Slider
            label={texts.zoom}
            min={1}
            max={MAX_ZOOM}
            value={zoomOf(crop(), size())}
            onChange={(zoom) => setCrop((now) => clamped({ ...now, side: widest(size()) / zoom }, size()))}
          />
          <Slider
            label={texts.horizontal}
            min={0}
            max={1}
            value={placeOf(crop().x, crop().side, size().width)}
            onChange={(place) =>
              setCrop((now) => clamped({ ...now, x: middleAt(place, now.side, size().width) }, size()))
            }
          />
          <Slider
            label={texts.vertical}
            min={0}
            max={1}
            value={placeOf(crop().y, crop().side, size().height)}
            onChange={(place) =>
              setCrop((now) => clamped({ ...now, y: middleAt(place, now.side, size().height) }, size()))
            }
          />
        </div>
        {failure() ? (
          <Notice tone="danger" class="w-full">
            {failure()}
          </Notice>
        ) : null}
      </div>
    </Dialog>
  );
}
