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
import { lobbyTexts as texts } from "../texts/room.ts";
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
  const wasHere = ({ id }: Person) =>
    props.room.state().attendance.some((one) => one.userId === id && one.intervals.length > 0);
  const wordsOf = (person: Person) => {
    if (!isHere(person)) return wasHere(person) ? texts.left : texts.notHere;
    return isObserver() || props.room.onOtherDevice() ? texts.here : texts.waiting;
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
    if (at < start) return texts.starts(formatRelative(start, at));
    return at < end ? texts.started(formatRelative(start, at)) : texts.over;
  };
  const preview = () => streamOf(props.media.track("camera"));
  return (
    <div class="min-h-0 flex-1 overflow-y-auto" data-lobby>
      <div
        class={`mx-auto grid gap-8 px-4 py-6 md:py-12 ${isObserver() || refusal() !== null ? "max-w-md" : "max-w-4xl md:grid-cols-[1.2fr_1fr] md:items-center"}`}
      >
        {/* There is nothing to be seen or heard in before the room is open. */}
        <Show when={!isObserver() && refusal() === null}>
          <div class="grid gap-3">
            <div class="relative aspect-video overflow-hidden rounded-xl bg-sunken">
              <Show
                when={preview()}
                fallback={
                  <p class="absolute inset-0 m-auto flex max-w-64 items-center justify-center p-4 pb-18 text-center text-sm text-ink-soft">
                    {texts.cameraOff}
                  </p>
                }
              >
                {(stream) => (
                  <CameraView
                    stream={stream()}
                    label={texts.camera}
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
            <DeviceNotices media={props.media} comfort={texts.comfort} />
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
            <Notice tone="accent">{texts.elsewhere}</Notice>
          </Show>
          <Show when={props.room.state().refusal}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
          <Show when={!isObserver()} fallback={<p class="text-ink-soft">{texts.observer}</p>}>
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
                {props.room.onOtherDevice() ? texts.switch : texts.join}
              </Button>
              <p class="text-sm text-ink-soft empty:hidden">
                {props.room.onOtherDevice()
                  ? texts.switchHint
                  : you()?.role === "teacher"
                    ? texts.teacherHint
                    : ""}
              </p>
            </Show>
          </Show>
        </div>
      </div>
    </div>
  );
};
