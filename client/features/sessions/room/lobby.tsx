import { For, onMount, Show } from "solid-js";
import type { Session } from "../../../../domain/sessions/model.ts";
import { whyNotJoin } from "../../../../domain/sessions/rules.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import { createSeconds } from "../../../lib/time/beat-clock.ts";
import { now } from "../../../lib/time/clock.ts";
import { serverNow } from "../../../lib/time/socket-clock.ts";
import { formatDay, formatRelative, formatTimeRange } from "../../../lib/time/time.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { CameraView, streamOf } from "../call/camera-view.tsx";
import { DeviceButton, DeviceNotices } from "../call/device-buttons.tsx";
import type { LocalMedia } from "../call/media.ts";
import type { SessionRoom } from "./session.ts";

/** Before a session: with whom and when, and whether microphone and camera work. */
export const Lobby = (props: {
  readonly room: SessionRoom;
  readonly session: Session;
  readonly media: LocalMedia;
  /** Once it is on the screen: what comes after it may be fetched. */
  readonly onShown: () => void;
}) => {
  onMount(() => props.onShown());
  const seconds = createSeconds();
  const you = () => props.room.state().you;
  const isObserver = () => you()?.role === "observer";
  const others = () => [props.session.teacher, props.session.student].filter(({ id }) => id !== you()?.id);
  const isHere = ({ id }: Person) =>
    props.room.state().attendance.some((one) => one.userId === id && one.present);
  const wordsOf = (person: Person) => {
    if (!isHere(person)) return "is not here yet";
    return isObserver() || props.room.onOtherDevice() ? "is here" : "is here and waits for you";
  };
  const times = () => {
    seconds();
    return {
      start: Date.parse(props.session.scheduledStart),
      end: Date.parse(props.session.scheduledEnd),
      at: serverNow(),
    };
  };
  const refusal = () => {
    const { start, end, at } = times();
    const { status } = props.session;
    return whyNotJoin({ status, scheduledStart: start, scheduledEnd: end }, at);
  };
  const startText = () => {
    const { start, end, at } = times();
    if (at < start) return `Begins ${formatRelative(start, at)}`;
    return at < end ? `Began ${formatRelative(start, at)}` : "The booked time is over";
  };
  const preview = () => streamOf(props.media.track("camera"));
  return (
    <div class="min-h-0 flex-1 overflow-y-auto" data-lobby>
      <div class="mx-auto grid max-w-4xl gap-8 px-4 py-6 md:grid-cols-[1.2fr_1fr] md:items-center md:py-12">
        <Show when={!isObserver()}>
          <div class="grid gap-3">
            <div class="relative aspect-video overflow-hidden rounded-xl bg-sunken">
              <Show
                when={preview()}
                fallback={
                  <p class="absolute inset-0 m-auto flex max-w-64 items-center justify-center p-4 pb-18 text-center text-sm text-ink-soft">
                    Your camera is off.
                  </p>
                }
              >
                {(stream) => (
                  <CameraView
                    stream={stream()}
                    label="Your camera"
                    muted
                    mirrored
                    class="absolute inset-0 size-full object-cover"
                  />
                )}
              </Show>
              <div class="absolute inset-x-0 bottom-3 flex justify-center gap-3">
                <DeviceButton media={props.media} kind="microphone" />
                <DeviceButton media={props.media} kind="camera" />
              </div>
            </div>
            <DeviceNotices
              media={props.media}
              comfort="You can join without it, and your attendance counts."
            />
          </div>
        </Show>
        <div class="grid gap-5">
          <div>
            <p class="text-sm font-semibold text-ink-soft">{startText()}</p>
            <p class="text-xl font-bold">
              {formatDay(props.session.scheduledStart, now())},{" "}
              {formatTimeRange(props.session.scheduledStart, props.session.scheduledEnd)}
            </p>
          </div>
          <For each={others()}>
            {(person) => (
              <div class="flex items-center gap-3">
                <Avatar person={person} dot={isHere(person) ? "good" : "away"} />
                <p class="leading-tight">
                  <strong class="block">{person.name}</strong>
                  <span class={`text-sm ${isHere(person) ? "text-good-ink" : "text-ink-soft"}`}>
                    {wordsOf(person)}
                  </span>
                </p>
              </div>
            )}
          </For>
          <Show when={props.room.onOtherDevice()}>
            <Notice tone="accent">You are in this session on another device or in another tab.</Notice>
          </Show>
          <Show when={props.room.state().refusal}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
          <Show
            when={!isObserver()}
            fallback={<p class="text-ink-soft">You may look on, but not take part.</p>}
          >
            <Show when={refusal() === null} fallback={<Notice>{refusal()}</Notice>}>
              <Button
                variant="primary"
                size="lg"
                disabled={props.room.status() === "closed"}
                onClick={() => {
                  props.room.join();
                  props.media.wake();
                }}
              >
                {props.room.onOtherDevice() ? "Take it here" : "Join the session"}
              </Button>
              <p class="text-sm text-ink-soft">
                {props.room.onOtherDevice()
                  ? "The call moves to this device, and your attendance goes on."
                  : "Your attendance counts while you are here, from the booked beginning to the end."}
              </p>
            </Show>
          </Show>
        </div>
      </div>
    </div>
  );
};
