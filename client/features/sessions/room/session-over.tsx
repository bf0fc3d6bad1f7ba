import { Show } from "solid-js";
import type { Session } from "../../../../domain/sessions/model.ts";
import { shownFigures } from "../../../../domain/sessions/outcome/rules.ts";
import { wholeSeconds } from "../../../../domain/sessions/rules.ts";
import { now } from "../../../lib/time/clock.ts";
import { formatDay, formatDuration, formatTimeRange } from "../../../lib/time/time.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Card } from "../../../ui/display/card.tsx";
import { AttendanceList } from "../attendance/attendance-list.tsx";
import { togetherSpan } from "../attendance/attendance-text.ts";
import { outcomeSentence } from "../attendance/outcome-text.ts";
import { sessionOverTexts as texts } from "../texts/room.ts";
import type { SessionRoom } from "./session.ts";
import { sessionAt } from "./session-state.ts";

/** A session that is over or was called off: what became of it, and who attended it for how long. */
export const SessionOver = (props: { readonly room: SessionRoom; readonly session: Session }) => {
  const over = () => (props.session.outcome ? sessionAt(props.room.state(), 0) : null);
  const together = () => {
    const live = over();
    return live && togetherSpan(live);
  };
  return (
    <div class="min-h-0 flex-1 overflow-y-auto">
      <div class="mx-auto grid max-w-text gap-6 px-4 py-8 sm:py-12">
        <div class="grid gap-2 text-center">
          <h2 class="text-2xl">{outcomeSentence(props.session)}</h2>
          <p class="text-ink-soft">
            {formatDay(props.session.scheduledStart, now())}
            {" · "}
            {texts.bookedTime(formatTimeRange(props.session.scheduledStart, props.session.scheduledEnd))}
            <Show when={together()}>
              {(span) => ` · ${texts.togetherTime(formatTimeRange(span().from, span().to))}`}
            </Show>
          </p>
        </div>
        <Show when={over()}>
          {(live) => (
            <Card class="grid gap-4 p-5">
              <div class="flex flex-wrap items-baseline justify-between gap-2">
                <h3 class="text-lg">{texts.attendance}</h3>
                <p class="text-sm text-ink-soft">
                  {texts.together(
                    formatDuration(wholeSeconds(live().togetherMs)),
                    formatDuration(wholeSeconds(shownFigures(live()).bookedMs)),
                  )}
                </p>
              </div>
              <AttendanceList live={live()} />
            </Card>
          )}
        </Show>
        <div class="flex flex-wrap justify-center gap-2">
          <ButtonLink variant="primary" href={`/courses/${props.session.courseSlug}`}>
            {texts.course}
          </ButtonLink>
          <ButtonLink href="/sessions">{texts.all}</ButtonLink>
        </div>
      </div>
    </div>
  );
};
