import { Show } from "solid-js";
import type { Person } from "../../../../domain/shared/schema.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { MicOffIcon } from "../call-icons.tsx";
import { callTexts } from "../texts/call.ts";
import type { Call } from "./call.ts";
import { type CallFacts, callText, isMuted, showsPicture } from "./call-text.ts";
import { CameraView, streamOf } from "./camera-view.tsx";
import type { LocalMedia } from "./media.ts";

/** The other person large, oneself small. */
export const CallStage = (props: {
  readonly call: Call;
  readonly media: LocalMedia;
  readonly other: Person;
  readonly facts: CallFacts;
}) => {
  const picture = () => showsPicture(props.facts);
  const isStill = () => props.facts.state !== "connected";
  const own = () => streamOf(props.media.track("camera"));
  const text = () => callText(props.facts);
  return (
    <div class="relative min-h-56 flex-1 overflow-hidden bg-[#0b100e] text-[#eef4ef]">
      <Show when={props.call.remote()}>
        {(stream) => (
          <CameraView
            stream={stream()}
            label={callTexts.live(props.other.name)}
            muted={false}
            class={`absolute inset-0 size-full object-contain ${picture() ? "" : "invisible"} ${isStill() ? "opacity-40" : ""}`}
          />
        )}
      </Show>
      <Show when={!picture()}>
        <div class="absolute inset-0 grid place-content-center justify-items-center gap-3 p-4 text-center">
          <Avatar person={props.other} size="xl" class={props.facts.isHere ? "" : "opacity-50"} />
          <p class="text-lg font-semibold">{props.other.name}</p>
        </div>
      </Show>
      <p class="absolute top-3 left-3 min-h-6 max-w-[calc(100%-1.5rem)] text-sm" role="status">
        <Show when={text()}>
          {(text) => (
            <span class="inline-flex items-center gap-1.5 rounded-xl bg-[#0b100e]/80 px-3 py-1">
              <Show when={isMuted(props.facts)}>
                <MicOffIcon class="size-4" />
              </Show>
              {text()}
            </span>
          )}
        </Show>
      </p>
      <Show when={own()}>
        {(stream) => (
          <div class="absolute right-3 bottom-3 aspect-video w-28 overflow-hidden rounded-lg ring-2 ring-[#eef4ef]/40 sm:w-44">
            <CameraView
              stream={stream()}
              label={callTexts.ownCamera}
              muted
              mirrored
              class="absolute inset-0 size-full object-cover"
            />
          </div>
        )}
      </Show>
    </div>
  );
};
