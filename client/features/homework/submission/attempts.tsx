import { For, Show } from "solid-js";
import type { Attempt } from "../../../../domain/homework/model.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { Badge } from "../../../ui/display/badge.tsx";
import { RelativeTime } from "../../../ui/display/times.tsx";
import { CourseText } from "../../courses/course/course-text.tsx";
import { attemptTexts as texts } from "../texts/submission.ts";

const Links = (props: { readonly links: readonly string[] }) => (
  <ul class="grid" aria-label={texts.links}>
    <For each={props.links}>
      {(link) => (
        <li>
          <a
            href={link}
            target="_blank"
            rel="noopener noreferrer nofollow"
            class="link inline-flex min-h-10 max-w-full items-center [overflow-wrap:anywhere]"
          >
            {link.replace(/^https:\/\//, "")}
            <span class="sr-only"> {texts.newTab}</span>
          </a>
        </li>
      )}
    </For>
  </ul>
);

/** What a reviewer said of an attempt. */
const Feedback = (props: { readonly attempt: Attempt }) => (
  <Show when={props.attempt.reviewer}>
    {(reviewer) => (
      <div class="grid gap-2 rounded-md bg-accent-soft p-4">
        <p class="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm font-semibold">
          {texts.feedbackOf(reviewer().name)}
          <Show when={props.attempt.points !== null && props.attempt.maxPoints}>
            {(most) => <span class="numeral">{texts.points(props.attempt.points ?? 0, most())}</span>}
          </Show>
        </p>
        <Show when={props.attempt.feedback} fallback={<p class="text-sm text-ink-soft">{texts.noWords}</p>}>
          {(feedback) => <CourseText text={feedback()} />}
        </Show>
      </div>
    )}
  </Show>
);

/** Every version that was handed in with its feedback, the newest first. */
export const Attempts = (props: { readonly attempts: readonly Attempt[] }) => (
  <section class="grid grid-cols-1 gap-3" aria-labelledby="attempts-title">
    <h2 id="attempts-title" class="text-xl">
      {texts.title}
    </h2>
    <List attempts={props.attempts} />
  </section>
);

const List = (props: { readonly attempts: readonly Attempt[] }) => (
  <ol class="grid grid-cols-1 gap-4">
    <For each={[...props.attempts].reverse()}>
      {(attempt) => (
        <li
          class="grid grid-cols-1 gap-3 rounded-lg border border-line bg-surface p-4"
          data-attempt={attempt.number}
        >
          <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h3 class="text-base">{texts.version(attempt.number)}</h3>
            <Show when={attempt.isLate}>
              <Badge tone="danger">{texts.late}</Badge>
            </Show>
            <span class="text-sm text-ink-faint" title={formatTime(attempt.submittedAt, "full")}>
              {texts.handedIn} <RelativeTime at={attempt.submittedAt} />
            </span>
          </div>
          <Show when={attempt.content.trim() !== ""}>
            <div class="[overflow-wrap:anywhere]" dir="auto">
              <CourseText text={attempt.content} />
            </div>
          </Show>
          <Show when={attempt.links.length > 0}>
            <Links links={attempt.links} />
          </Show>
          <Feedback attempt={attempt} />
        </li>
      )}
    </For>
  </ol>
);
