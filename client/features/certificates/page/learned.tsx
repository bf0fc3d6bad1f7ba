import { For, type JSX, Show } from "solid-js";
import type { Certificate } from "../../../../domain/certificates/model.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { CheckIcon } from "../../../ui/icons.tsx";
import { certificateTexts as texts } from "../texts.ts";

const Part = (props: { readonly title: string; readonly children: JSX.Element }) => (
  <section class="grid content-start gap-3">
    <h2 class="text-lg">{props.title}</h2>
    {props.children}
  </section>
);

/** What was learned, and in how many sessions, as they were measured. */
export const Learned = (props: { readonly certificate: Certificate }) => {
  const sessions = () => props.certificate.sessions;
  return (
    <div class="grid gap-8">
      <Show when={props.certificate.objectives.length > 0}>
        <Part title={texts.learned}>
          <ul class="grid gap-2 sm:grid-cols-2">
            <For each={props.certificate.objectives}>
              {(objective) => (
                <li class="flex items-start gap-2">
                  <CheckIcon class="mt-0.5 !size-5 shrink-0 text-good" />
                  <span class="min-w-0 [overflow-wrap:anywhere]">{objective}</span>
                </li>
              )}
            </For>
          </ul>
        </Part>
      </Show>
      <Show when={props.certificate.modules.length > 0}>
        <Part title={texts.modules(props.certificate.modules.length)}>
          <ol class="grid list-inside list-decimal gap-1 marker:text-ink-faint sm:grid-cols-2">
            <For each={props.certificate.modules}>
              {(module) => <li class="[overflow-wrap:anywhere]">{module}</li>}
            </For>
          </ol>
        </Part>
      </Show>
      <Part title={texts.sessions}>
        <Show when={sessions().count > 0} fallback={<p class="text-ink-soft">{texts.noSessions}</p>}>
          <div class="grid gap-1">
            <p class="numeral text-lg font-semibold">
              {texts.measured(sessions().count, sessions().minutes)}
            </p>
            <Show when={sessions().teachers.length > 0}>
              <p>{texts.taughtBy(sessions().teachers.join(", "))}</p>
            </Show>
            <p class="text-sm text-ink-soft">{texts.measuredHint}</p>
          </div>
        </Show>
      </Part>
      <Show when={props.certificate.isCourseOpen}>
        <ButtonLink href={`/courses/${props.certificate.courseSlug}`} class="justify-self-start">
          {texts.seeCourse}
        </ButtonLink>
      </Show>
    </div>
  );
};
