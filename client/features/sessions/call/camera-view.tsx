import { createEffect, createSignal, Show } from "solid-js";
import { Button } from "../../../ui/button.tsx";
import { deviceTexts } from "../texts/room.ts";

/** A live picture, with its sound unless `muted`. Where the browser holds sound back, a press lets it through. */
export const CameraView = (props: {
  readonly stream: MediaStream | null;
  readonly label: string;
  readonly muted: boolean;
  readonly mirrored?: boolean;
  readonly class?: string;
}) => {
  const [held, setHeld] = createSignal(false);
  let video!: HTMLVideoElement;

  const play = () => {
    video.muted = props.muted;
    setHeld(false);
    video.play().catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== "NotAllowedError" || video.muted) return;
      setHeld(true);
      video.muted = true;
      void video.play().catch(() => undefined);
    });
  };

  createEffect(() => {
    const { stream } = props;
    video.srcObject = stream;
    if (stream) play();
  });

  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: nobody writes captions for a live call */}
      <video
        ref={video}
        class={`${props.class ?? ""} ${props.mirrored ? "-scale-x-100" : ""}`}
        aria-label={props.label}
        playsinline
      />
      <Show when={held()}>
        <Button variant="primary" class="absolute inset-x-0 bottom-4 z-10 mx-auto h-12 w-64" onClick={play}>
          {deviceTexts.hear}
        </Button>
      </Show>
    </>
  );
};

/** A stream of the given tracks, made anew when they change; null while there are none. */
export const streamOf = (...tracks: readonly (MediaStreamTrack | null)[]): MediaStream | null => {
  const present = tracks.filter((track) => track !== null);
  return present.length > 0 ? new MediaStream(present) : null;
};
