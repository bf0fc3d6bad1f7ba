import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { Me } from "../../../domain/identity/model.ts";
import { CheckIcon, ChevronRightIcon } from "../../ui/icons.tsx";
import { isIntroduced } from "./beginning.ts";
import { startTexts } from "./texts.ts";

/** What somebody new can do first, and what of it is done. `hasCourse`: they are in one. */
export const StartSteps = (props: { readonly me: Me; readonly hasCourse: boolean }) => {
  const steps = () => [
    {
      href: "/verify-email",
      label: startTexts.email,
      why: startTexts.emailWhy,
      isDone: props.me.emailVerified,
    },
    {
      href: "/settings/profile",
      label: startTexts.profile,
      why: startTexts.profileWhy,
      isDone: isIntroduced(props.me),
    },
    { href: "/courses", label: startTexts.course, why: startTexts.courseWhy, isDone: props.hasCourse },
  ];
  return (
    <section class="grid max-w-2xl gap-4">
      <div>
        <h2 class="text-xl">{startTexts.title}</h2>
        <p class="text-ink-soft">{startTexts.text}</p>
      </div>
      <ol class="grid gap-2">
        <For each={steps()}>
          {(step, index) => (
            <li>
              <Show
                when={!step.isDone}
                fallback={
                  <p class="flex min-h-14 items-center gap-4 px-4 text-ink-soft">
                    <span class="flex size-7 items-center justify-center rounded-full bg-good-soft text-good-ink">
                      <CheckIcon class="size-4" />
                    </span>
                    <span class="line-through">{step.label}</span>
                    <span class="sr-only">{startTexts.done}</span>
                  </p>
                }
              >
                <A
                  href={step.href}
                  class="flex min-h-16 items-center gap-4 rounded-lg border border-line bg-surface px-4 py-2 hover:border-edge"
                >
                  <span
                    aria-hidden="true"
                    class="flex size-7 shrink-0 items-center justify-center rounded-full border border-edge text-sm font-bold"
                  >
                    {index() + 1}
                  </span>
                  <span class="grid flex-1">
                    <span class="font-semibold">{step.label}</span>
                    <span class="text-sm text-ink-soft">{step.why}</span>
                  </span>
                  <ChevronRightIcon />
                </A>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </section>
  );
};
