import { Show } from "solid-js";
import type { Session } from "../../../domain/sessions/model.ts";
import { formatDay, formatTimeRange } from "../../lib/time.ts";
import { now } from "../../stores/clock.ts";
import type { SessionRoom } from "../../stores/session.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { AttendanceList } from "./attendance-list.tsx";

/** A session that was held or called off, and who attended it for how long. */
export const SessionOver = (props: { readonly room: SessionRoom; readonly session: Session }) => {
  const held = () => props.session.status === "completed";
  const times = () =>
    formatTimeRange(
      props.session.startedAt ?? props.session.scheduledStart,
      props.session.endedAt ?? props.session.scheduledEnd,
    );
  return (
    <div class="min-h-0 flex-1 overflow-y-auto">
      <div class="mx-auto grid max-w-text gap-6 px-4 py-8 sm:py-12">
        <div class="grid gap-2 text-center">
          <h2 class="text-2xl">{held() ? "This session was held" : "This session was cancelled"}</h2>
          <p class="text-ink-soft">
            {formatDay(props.session.scheduledStart, now())}, {times()}
          </p>
        </div>
        <Show when={held()}>
          <Card class="grid gap-4 p-5">
            <h3 class="text-lg">Attendance</h3>
            <AttendanceList
              session={props.session}
              attendance={props.room.state().attendance}
              heardAt={props.room.state().heardAt}
              live={false}
            />
          </Card>
        </Show>
        <div class="flex flex-wrap justify-center gap-2">
          <ButtonLink variant="primary" href={`/courses/${props.session.courseSlug}`}>
            Back to the course
          </ButtonLink>
          <ButtonLink href="/sessions">All sessions</ButtonLink>
        </div>
      </div>
    </div>
  );
};
