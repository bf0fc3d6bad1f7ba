import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { ListedCourse } from "../../../domain/courses/model.ts";
import { useInbox } from "../../shell/inbox/inbox.ts";
import { unreadOfCourse } from "../../shell/inbox/inbox-state.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { CountBadge } from "../../ui/display/badge.tsx";
import { ChatIcon } from "../../ui/icons.tsx";
import { CourseCover } from "../courses/course-cover.tsx";
import { teaches } from "../courses/progress.ts";
import { progressTexts } from "../courses/progress-texts.ts";
import { homeTexts } from "./texts.ts";

/** A course the reader is in, with what is new in its chat. */
export const LearningCourse = (props: { readonly course: ListedCourse; readonly userId: string }) => {
  const inbox = useInbox();
  const unread = () => unreadOfCourse(inbox.state.rooms, props.course.id);
  const learns = () => props.course.membership === "student";
  const learnWord = () => {
    const { done, total } = props.course.progress ?? { done: 0, total: 0 };
    if (done === 0) return homeTexts.start;
    return done < total ? homeTexts.continue : homeTexts.review;
  };
  const place = () => `/courses/${props.course.slug}${learns() ? "/learn" : ""}`;
  return (
    <article class="flex h-full overflow-hidden rounded-lg border border-line bg-surface shadow-card hover:border-edge">
      <CourseCover
        course={props.course}
        shape="square"
        progress={props.course.progress}
        teaches={teaches(props.course.membership)}
        decorative
        class="w-20 shrink-0 self-stretch sm:w-32"
      />
      <div class="flex min-w-0 flex-1 flex-col justify-between gap-3 p-4">
        <div>
          <h3 class="text-lg leading-snug">
            <A href={place()} class="hover:text-accent-ink">
              {props.course.title}
            </A>
          </h3>
          <p class="text-sm text-ink-faint">
            {props.course.creator.id === props.userId
              ? homeTexts.yours
              : homeTexts.by(props.course.creator.name)}
          </p>
          <Show when={progressTexts.label(props.course.progress ?? null, false)}>
            {(text) => <p class="numeral pt-1 text-sm text-ink-soft">{text()}</p>}
          </Show>
        </div>
        <div class="flex flex-wrap gap-2">
          <Show when={learns()}>
            <ButtonLink href={place()}>
              {learnWord()}
              <span class="sr-only"> {props.course.title}</span>
            </ButtonLink>
          </Show>
          <ButtonLink href={`/courses/${props.course.slug}/chat`} variant={learns() ? "quiet" : "secondary"}>
            <ChatIcon />
            {homeTexts.chat}
            <Show when={unread() > 0}>
              <CountBadge count={unread()} of={homeTexts.unread} />
            </Show>
          </ButtonLink>
        </div>
      </div>
    </article>
  );
};
