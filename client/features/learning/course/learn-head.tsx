import { createMemo, Show } from "solid-js";
import type { Learning } from "../../../../domain/learning/model.ts";
import { percentOf, resumeAt } from "../../../../domain/learning/rules.ts";
import { learnTitle } from "../../../../domain/platform/pages/rules.ts";
import { useInbox } from "../../../shell/inbox/inbox.ts";
import { unreadOfCourse } from "../../../shell/inbox/inbox-state.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { CountBadge } from "../../../ui/display/badge.tsx";
import { ChatIcon } from "../../../ui/icons.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { CourseCover } from "../../courses/course-cover.tsx";
import { learnTexts as texts } from "../texts/learn.ts";
import { drawnOf } from "./learn-view.ts";
import type { LearningCourse } from "./learning.ts";

/** The course's line as far as it is inked, how far that is in words, and on to where one was. */
export const LearnHead = (props: {
  readonly course: LearningCourse;
  readonly learning: Learning;
  readonly onOpen: (id: string) => void;
}) => {
  const inbox = useInbox();
  const drawn = createMemo(() => {
    const figures = props.course.figures();
    return figures
      ? { ...drawnOf(figures), percent: percentOf(figures), hasModules: figures.modules.total > 0 }
      : null;
  });
  const said = () => {
    const { done, total, percent, hasModules } = drawn() ?? {
      done: 0,
      total: 0,
      percent: 0,
      hasModules: false,
    };
    if (total === 0) return "";
    return hasModules ? texts.progress(done, total, percent) : texts.sessionProgress(done, total, percent);
  };
  const next = () => resumeAt(props.course.modules(), props.learning.lastModuleId);
  /** What there is to say of the connection, in a line that is there whether or not there is. */
  const standing = () => {
    if (props.course.isLate()) return texts.waiting(props.course.waiting());
    return props.course.error() && !props.course.isFresh() ? texts.stale : "";
  };
  return (
    <header class="overflow-hidden rounded-lg border border-line bg-surface shadow-card">
      <CourseCover
        course={{ ...props.learning.course, thumbnailUrl: null }}
        shape="banner"
        progress={drawn()}
        decorative
        class="h-24 w-full sm:h-32"
      />
      <div class="grid grid-cols-1 gap-4 p-4 sm:p-6">
        <div class="grid gap-1">
          <PageHeading title={learnTitle(props.learning.course.title)}>
            {props.learning.course.title}
          </PageHeading>
          <p class="numeral min-h-6 text-ink-soft" data-progress>
            {said()}
          </p>
        </div>
        <div class="flex flex-wrap gap-2">
          <Show when={next()}>
            {(module) => (
              <Button variant="primary" class="max-w-full min-w-0" onClick={() => props.onOpen(module().id)}>
                <span class="truncate">
                  {(drawn()?.done ?? 0) === 0 && props.learning.lastModuleId === null
                    ? texts.begin
                    : texts.continue}{" "}
                  “{module().title}”
                </span>
              </Button>
            )}
          </Show>
          <Show when={props.learning.course.chatRoomId}>
            <ButtonLink href={`/courses/${props.learning.course.slug}/chat`}>
              <ChatIcon />
              {texts.chat}
              <CountBadge
                count={unreadOfCourse(inbox.state.rooms, props.learning.course.id)}
                of={texts.unread}
              />
            </ButtonLink>
          </Show>
          <ButtonLink href={`/courses/${props.learning.course.slug}`} variant="quiet">
            {texts.coursePage}
          </ButtonLink>
        </div>
        <p class="-mb-2 min-h-5 text-sm text-mark-ink sm:-mb-4" role="status">
          {standing()}
        </p>
      </div>
    </header>
  );
};
