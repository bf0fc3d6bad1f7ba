import { Index, Show } from "solid-js";
import type { TestimonialDocument } from "../../../../../domain/courses/studio/document.ts";
import {
  MAX_PERSON_LENGTH,
  MAX_QUOTE_LENGTH,
  MAX_TESTIMONIALS,
} from "../../../../../domain/courses/studio/limits.ts";
import { Button, IconButton } from "../../../../ui/button.tsx";
import { Field, Input, Textarea } from "../../../../ui/forms/field.tsx";
import { CloseIcon, PlusIcon } from "../../../../ui/icons.tsx";
import { problemOf, useEditing } from "../draft/draft-context.tsx";
import { fieldTexts } from "../texts/fields.ts";
import { testimonialTexts as texts } from "../texts/part-fields.ts";
import { Part } from "./part.tsx";

const EMPTY: TestimonialDocument = { quote: "", studentName: "", studentRole: "" };

/** What people said of the course, as its creator writes it down. */
export const Testimonials = () => {
  const editing = useEditing();
  const all = () => editing.draft.document().testimonials;
  const change = (testimonials: readonly TestimonialDocument[]) => editing.draft.change({ testimonials });
  const set = (place: number, changes: Partial<TestimonialDocument>) =>
    change(all().map((one, index) => (index === place ? { ...one, ...changes } : one)));
  return (
    <Part section="testimonials" lead={fieldTexts.testimonials.hint ?? ""}>
      <ul class="grid gap-6 empty:hidden">
        <Index each={all()}>
          {(testimonial, place) => (
            <li class="grid gap-3 border-l-3 border-line pl-4">
              <div class="flex items-center justify-between gap-2">
                <h3 class="text-sm font-semibold">{texts.one(place + 1)}</h3>
                <IconButton
                  class="size-11"
                  label={texts.remove(place + 1)}
                  onClick={() => change(all().toSpliced(place, 1))}
                >
                  <CloseIcon />
                </IconButton>
              </div>
              <Field label={texts.quote} error={place === 0 ? problemOf(editing, "testimonials") : undefined}>
                {(control) => (
                  <Textarea
                    {...control}
                    name="testimonials"
                    dir="auto"
                    maxlength={MAX_QUOTE_LENGTH}
                    value={testimonial().quote}
                    onInput={(event) => set(place, { quote: event.currentTarget.value })}
                  />
                )}
              </Field>
              <div class="grid gap-3 sm:grid-cols-2">
                <Field label={texts.studentName}>
                  {(control) => (
                    <Input
                      {...control}
                      dir="auto"
                      autocomplete="off"
                      maxlength={MAX_PERSON_LENGTH}
                      value={testimonial().studentName}
                      onInput={(event) => set(place, { studentName: event.currentTarget.value })}
                    />
                  )}
                </Field>
                <Field label={texts.studentRole}>
                  {(control) => (
                    <Input
                      {...control}
                      dir="auto"
                      autocomplete="off"
                      maxlength={MAX_PERSON_LENGTH}
                      value={testimonial().studentRole}
                      onInput={(event) => set(place, { studentRole: event.currentTarget.value })}
                    />
                  )}
                </Field>
              </div>
            </li>
          )}
        </Index>
      </ul>
      <Show when={all().length < MAX_TESTIMONIALS}>
        <Button class="min-h-11 justify-self-start" onClick={() => change([...all(), EMPTY])}>
          <PlusIcon />
          {texts.add}
        </Button>
      </Show>
    </Part>
  );
};
