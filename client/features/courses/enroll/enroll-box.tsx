import { useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, Show } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import type { Me } from "../../../../domain/identity/model.ts";
import { verifyPath } from "../../../lib/links/verify-path.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import { createEnrolling } from "./enrolling.ts";
import { enrollPath } from "./goal.ts";
import { choicesOf, type TeacherChoice } from "./teacher-choices.ts";
import { TeacherLine } from "./teacher-line.tsx";
import { enrollTexts as texts } from "./texts.ts";

/** The way into a course for a member who is not in it: with whom, and one press. */
export const EnrollBox = (props: { readonly course: Course; readonly me: Me }) => {
  const [teacher, setTeacher] = createSignal<TeacherChoice | null>(null);
  const [search, setSearch] = useSearchParams<{ enroll?: string }>();
  const enrolling = createEnrolling(() => props.course);
  let box: HTMLDivElement | undefined;

  // Back from signing in: what they came for is a press away, and nothing is done that was not pressed.
  createEffect(() => {
    if (!search.enroll || !props.me.emailVerified || !box) return;
    setSearch({ enroll: undefined }, { replace: true, scroll: false });
    box.scrollIntoView({ block: "center" });
    box.querySelector<HTMLElement>("[data-enroll]")?.focus({ preventScroll: true });
  });

  /** What cannot be now, and is nobody's fault, as where nothing can be paid. */
  const isRefusal = () => enrolling.problem()?.status === 409;

  return (
    <div ref={box} class="grid gap-3">
      <Show
        when={props.me.emailVerified}
        fallback={
          <>
            <ButtonLink href={verifyPath(enrollPath(props.course.slug))} variant="primary" size="lg">
              {texts.confirm}
            </ButtonLink>
            <p class="text-sm text-ink-soft">{texts.confirmHint}</p>
          </>
        }
      >
        <Show when={props.course.teachers.length > 0}>
          <TeacherLine
            teachers={choicesOf(props.course.teachers)}
            chosen={teacher()?.person ?? null}
            onChoose={(choice) => void setTeacher(choice)}
          />
        </Show>
        <RetryButton
          data-enroll
          variant="primary"
          size="lg"
          busy={enrolling.busy()}
          left={enrolling.wait()}
          onClick={() => void enrolling.enroll(teacher()?.person.id ?? null)}
        >
          {texts.enroll(props.course.priceCents, props.course.currency)}
        </RetryButton>
        <Show when={enrolling.problem()}>
          {(problem) => <Notice tone={isRefusal() ? "mark" : "danger"}>{problem().message}</Notice>}
        </Show>
        <p class="text-sm text-ink-soft">
          {props.course.priceCents === 0 ? texts.freeHint : texts.pricedHint}
        </p>
      </Show>
    </div>
  );
};
