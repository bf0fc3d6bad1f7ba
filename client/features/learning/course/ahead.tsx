import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import type { BookedSession, Learning } from "../../../../domain/learning/model.ts";
import { leftOf, resumeAt } from "../../../../domain/learning/rules.ts";
import { canJoin } from "../../../../domain/sessions/rules.ts";
import { now } from "../../../lib/time/clock.ts";
import { formatDay, formatTimeRange } from "../../../lib/time/time.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Card } from "../../../ui/display/card.tsx";
import { BookIcon, CalendarIcon, PencilIcon } from "../../../ui/icons.tsx";
import { aheadTexts as texts } from "../texts/aside.ts";
import { nextSession } from "./learn-view.ts";
import type { LearningCourse } from "./learning.ts";

const Row = (props: {
  readonly icon: JSX.Element;
  readonly what: string;
  readonly children: JSX.Element;
}) => (
  <li class="flex items-center gap-3">
    <span class="text-ink-faint">{props.icon}</span>
    <span class="grid min-w-0 flex-1 leading-tight">
      <span class="font-semibold tabular-nums">{props.what}</span>
      <span class="text-sm">{props.children}</span>
    </span>
  </li>
);

/** What is left until the course is completed, each with the way to it. */
export const Left = (props: {
  readonly course: LearningCourse;
  readonly learning: Learning;
  readonly onOpen: (id: string) => void;
}) => {
  const left = () => {
    const figures = props.course.figures();
    return figures ? leftOf(figures) : {};
  };
  const next = () => resumeAt(props.course.modules(), props.learning.lastModuleId);
  const session = () => nextSession(props.learning, now());
  /** What the student can do something about comes first. */
  const homework = () =>
    props.learning.homework
      .filter(({ status }) => status !== "reviewed")
      .sort((one, other) => Number(one.status === "submitted") - Number(other.status === "submitted"));
  const said = ({ status, title }: Learning["homework"][number]) => {
    if (status === "submitted") return texts.homework.waiting(title);
    return status === null ? texts.homework.open(title) : texts.homework.asked(title);
  };
  const chat = () => `/courses/${props.learning.course.slug}/chat`;
  return (
    <Show when={Object.keys(left()).length > 0}>
      <Card class="grid gap-3 p-4">
        <h2 class="text-base">{texts.left}</h2>
        <ul class="grid gap-3">
          <Show when={left().modules}>
            {(count) => (
              <Row icon={<BookIcon />} what={texts.modulesLeft(count())}>
                <button
                  type="button"
                  class="link min-h-10"
                  onClick={() => {
                    const module = next();
                    if (module) props.onOpen(module.id);
                  }}
                >
                  {texts.nextModule}
                </button>
              </Row>
            )}
          </Show>
          <Show when={left().sessions}>
            {(count) => (
              <Row icon={<CalendarIcon />} what={texts.sessionsLeft(count())}>
                <Show
                  when={session()}
                  fallback={
                    <Show
                      when={props.learning.course.chatRoomId}
                      fallback={<span class="text-ink-soft">{texts.none}</span>}
                    >
                      <A href={chat()} class="link inline-flex min-h-10 items-center">
                        {texts.askInChat}
                      </A>
                    </Show>
                  }
                >
                  {(booked) => (
                    <A href={`/sessions/${booked().id}`} class="link inline-flex min-h-10 items-center">
                      {texts.seeSession}
                    </A>
                  )}
                </Show>
              </Row>
            )}
          </Show>
          <Show when={left().homework}>
            {(count) => (
              <Row icon={<PencilIcon />} what={texts.homeworkLeft(count())}>
                <For each={homework()}>
                  {(one) => (
                    <A
                      href={`/courses/${props.learning.course.slug}/homework/${one.id}`}
                      class="link flex min-h-10 items-center"
                    >
                      {said(one)}
                    </A>
                  )}
                </For>
              </Row>
            )}
          </Show>
        </ul>
      </Card>
    </Show>
  );
};

const Booked = (props: { readonly session: BookedSession }) => {
  const joinable = () => canJoin(props.session, now());
  return (
    <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p class="grid leading-tight">
        <span class="font-semibold">{formatDay(props.session.scheduledStart, now())}</span>
        <time class="text-sm text-ink-soft" dateTime={props.session.scheduledStart}>
          {formatTimeRange(props.session.scheduledStart, props.session.scheduledEnd)}
        </time>
        <span class="text-sm text-ink-soft">{texts.with(props.session.teacher.name)}</span>
      </p>
      <ButtonLink href={`/sessions/${props.session.id}`} variant={joinable() ? "live" : "secondary"}>
        {joinable() ? texts.join : texts.details}
      </ButtonLink>
    </div>
  );
};

/** The session that comes next, where the course has any. */
export const Next = (props: { readonly learning: Learning }) => (
  <Show when={props.learning.sessionCount > 0 || nextSession(props.learning, now())}>
    <Card class="grid gap-3 p-4">
      <h2 class="text-base">{texts.nextSession}</h2>
      <Show when={nextSession(props.learning, now())} fallback={<p class="text-ink-soft">{texts.none}</p>}>
        {(session) => <Booked session={session()} />}
      </Show>
    </Card>
  </Show>
);
