import { For, Show } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { courseTexts as texts } from "../texts.ts";
import { Section } from "./section.tsx";

/** What graduates say. */
export const CourseTestimonials = (props: { readonly testimonials: Course["testimonials"] }) => (
  <Show when={props.testimonials.length > 0}>
    <Section title={texts.testimonials}>
      <div class="grid gap-4 sm:grid-cols-2 sm:[&>:last-child:nth-child(odd)]:col-span-2">
        <For each={props.testimonials}>
          {(testimonial) => (
            <figure class="grid content-between gap-3 rounded-lg bg-mark-soft p-5">
              <blockquote class="text-lg leading-snug">“{testimonial.quote}”</blockquote>
              <figcaption class="text-sm text-mark-ink">
                <span class="font-semibold">{testimonial.studentName}</span>
                <Show when={testimonial.studentRole}>{(role) => <>, {role()}</>}</Show>
                <span class="block">{testimonial.isVerified ? texts.verified : texts.addedByCreator}</span>
              </figcaption>
            </figure>
          )}
        </For>
      </div>
    </Section>
  </Show>
);
