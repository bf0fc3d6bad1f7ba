import { createEffect, createMemo, createSignal, on, onCleanup, Show } from "solid-js";
import type { Session } from "../../../../domain/sessions/model.ts";
import { outcomeOf, shownFigures } from "../../../../domain/sessions/outcome/rules.ts";
import { wholeSeconds } from "../../../../domain/sessions/rules.ts";
import { createLiveClock } from "../../../lib/time/live-clock.ts";
import { formatDuration } from "../../../lib/time/time.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { AttendanceList } from "../attendance/attendance-list.tsx";
import { outcomeBadge } from "../attendance/outcome-text.ts";
import { createCall } from "../call/call.ts";
import { CallStage } from "../call/call-stage.tsx";
import { DeviceButton, DeviceNotices } from "../call/device-buttons.tsx";
import type { LocalMedia } from "../call/media.ts";
import { HangUpIcon } from "../call-icons.tsx";
import { inSessionTexts as texts } from "../texts/call.ts";
import type { SessionRoom } from "./session.ts";
import { sessionAt } from "./session-state.ts";

/** In a session: the call, who is here and for how long. */
export const InSession = (props: {
  readonly room: SessionRoom;
  readonly session: Session;
  readonly media: LocalMedia;
  readonly isTeacher: boolean;
}) => {
  const [ending, setEnding] = createSignal(false);
  const other = () => (props.isTeacher ? props.session.student : props.session.teacher);
  const others = () => props.room.state().attendance.find((one) => one.userId === other().id);
  const otherIsHere = createMemo(() => others()?.present === true);
  const call = createCall({
    polite: !props.isTeacher,
    media: props.media,
    send: props.room.signal,
    reachable: () => props.room.live() && otherIsHere(),
  });
  const noDevice = () => props.media.track("microphone") === null && props.media.track("camera") === null;

  const facts = () => ({
    name: other().name,
    isHere: otherIsHere(),
    wasHere: (others()?.intervals.length ?? 0) > 0,
    state: call.state(),
    media: call.remoteMedia(),
    isLive: props.room.live(),
  });

  onCleanup(props.room.onSignal((_from, data) => call.receive(data)));
  onCleanup(props.room.onSeated(call.greet));
  onCleanup(call.hangUp);
  // Who closes the page is gone at once, not when their silence is noticed.
  addEventListener("pagehide", call.hangUp);
  onCleanup(() => removeEventListener("pagehide", call.hangUp));
  const clock = createLiveClock(props.room.live, () => props.room.state().asOf);
  const current = createMemo(() => sessionAt(props.room.state(), clock()));
  const endText = () => {
    const live = current();
    if (!live) return "";
    const { bookedMs, togetherMs } = shownFigures(live);
    return texts.endText(
      formatDuration(wholeSeconds(togetherMs)),
      formatDuration(wholeSeconds(bookedMs)),
      outcomeBadge[outcomeOf(shownFigures(live))][1].toLowerCase(),
    );
  };
  createEffect(on(otherIsHere, (here) => here && call.greet()));

  return (
    <div class="flex min-h-0 flex-1 flex-col overflow-y-auto md:flex-row md:overflow-hidden">
      <div class="flex min-h-[55dvh] flex-[1_0_auto] flex-col md:min-h-0 md:flex-1">
        <CallStage call={call} media={props.media} other={other()} facts={facts()} />
        <div class="grid gap-2 bg-surface p-3 empty:hidden">
          <DeviceNotices media={props.media} />
        </div>
        <div class="flex flex-wrap items-center justify-center gap-3 border-t border-line bg-surface p-3">
          <DeviceButton media={props.media} kind="microphone" />
          <DeviceButton media={props.media} kind="camera" />
          <Button class="min-h-12 rounded-full!" onClick={props.room.leave}>
            {texts.leave}
          </Button>
          <Show when={props.isTeacher}>
            <Button variant="danger" class="min-h-12 rounded-full!" onClick={() => setEnding(true)}>
              <HangUpIcon />
              {texts.endForBoth}
            </Button>
          </Show>
        </div>
      </div>
      <aside
        class="grid shrink-0 content-start gap-4 border-t border-line bg-paper p-4 md:w-80 md:overflow-y-auto md:border-t-0 md:border-l"
        aria-label={texts.attendance}
      >
        <h2 class="text-sm font-semibold text-ink-soft">{texts.soFar}</h2>
        <Show when={current()}>{(live) => <AttendanceList live={live()} />}</Show>
        <Show when={noDevice()}>
          <Notice>{texts.noDevice}</Notice>
        </Show>
        <Show when={props.room.state().refusal}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      </aside>
      <Dialog
        open={ending()}
        onClose={() => setEnding(false)}
        title={texts.endTitle}
        description={endText()}
        footer={
          <>
            <Button onClick={() => setEnding(false)}>{texts.keepGoing}</Button>
            <Button
              variant="danger"
              onClick={() => {
                props.room.end();
                setEnding(false);
              }}
            >
              {texts.end}
            </Button>
          </>
        }
      >
        {null}
      </Dialog>
    </div>
  );
};
