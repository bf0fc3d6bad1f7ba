import { createSignal, Show, Suspense } from "solid-js";
import { MAX_DESCRIPTION_LENGTH } from "../../../../../domain/courses/studio/limits.ts";
import { hasVisibleText } from "../../../../../domain/shared/rules.ts";
import { Button } from "../../../../ui/button.tsx";
import { lazyComponent } from "../../../../ui/lazy-component.tsx";
import { useEditing } from "../draft/draft-context.tsx";
import { inputTexts as texts } from "../texts/fields.ts";
import { TextField } from "./text-field.tsx";

const CourseText = lazyComponent(async () => ({
  default: (await import("../../course/course-text.tsx")).CourseText,
}));

/** The description, as it is written and as it will look. */
export const MarkdownField = () => {
  const { draft } = useEditing();
  const [isShown, setShown] = createSignal(false);
  const text = () => draft.document().description;
  return (
    <div class="grid gap-2">
      <TextField field="description" max={MAX_DESCRIPTION_LENGTH} lines />
      <Button
        class="min-h-11 justify-self-start"
        variant="quiet"
        aria-expanded={isShown()}
        aria-controls="description-preview"
        onClick={() => setShown(!isShown())}
      >
        {isShown() ? texts.write : texts.preview}
      </Button>
      <div id="description-preview" hidden={!isShown()} class="rounded-md border border-line bg-surface p-4">
        <Show when={isShown()}>
          <Show when={hasVisibleText(text())} fallback={<p class="text-ink-faint">{texts.nothing}</p>}>
            <Suspense>
              <CourseText text={text()} />
            </Suspense>
          </Show>
        </Show>
      </div>
    </div>
  );
};
