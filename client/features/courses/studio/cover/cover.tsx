import { createSignal, Show, Suspense } from "solid-js";
import { addressOf } from "../../../../../domain/courses/studio/rules.ts";
import { Button } from "../../../../ui/button.tsx";
import { lazyComponent } from "../../../../ui/lazy-component.tsx";
import { CourseCover } from "../../course-cover.tsx";
import { studioApi } from "../api.ts";
import { problemOf, useEditing } from "../draft/draft-context.tsx";
import { publishedCard } from "../preview/course-of.ts";
import { Part } from "../sections/part.tsx";
import { coverTexts as texts } from "../texts/parts.ts";

import { readCover } from "./cover-file.ts";

const CropDialog = lazyComponent(() => import("./crop-dialog.tsx"));

/** The picture of a course, or the line that is drawn in its place. */
export const Cover = () => {
  const editing = useEditing();
  const { draft } = editing;
  const [picture, setPicture] = createSignal<ImageBitmap>();
  const [problem, setProblem] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let chooser: HTMLInputElement | undefined;
  let opener: HTMLButtonElement | undefined;
  const url = () => draft.document().thumbnailUrl;

  const choose = async (file: File | undefined) => {
    if (!file) return;
    setProblem(undefined);
    setBusy(true);
    const read = await readCover(file);
    setBusy(false);
    if (read === null) setProblem(texts.unreadable);
    else setPicture(read);
  };
  const close = () => {
    picture()?.close();
    setPicture(undefined);
    opener?.focus();
  };
  const save = async (cover: Blob) => {
    const { thumbnailUrl } = await studioApi.putCover(editing.courseId, cover);
    draft.set("thumbnailUrl", thumbnailUrl);
    close();
  };

  return (
    <Part section="cover" lead={texts.lead}>
      <CourseCover
        course={{
          ...publishedCard(draft.document()),
          slug: draft.course().slug ?? (addressOf(draft.document()) || editing.courseId),
          thumbnailUrl: url(),
        }}
        decorative
        class="aspect-video w-full max-w-md rounded-md"
      />
      <Show when={url() === null}>
        <p class="text-sm text-ink-faint">{texts.none}</p>
      </Show>
      <div class="flex flex-wrap gap-2">
        <Button
          ref={opener}
          class="min-h-11"
          name="thumbnailUrl"
          busy={busy()}
          onClick={() => chooser?.click()}
        >
          {url() === null ? texts.choose : texts.change}
        </Button>
        <Show when={url() !== null}>
          <Button
            variant="quiet"
            class="min-h-11"
            onClick={() => {
              draft.set("thumbnailUrl", null);
              opener?.focus();
            }}
          >
            {texts.remove}
          </Button>
        </Show>
        <input
          ref={chooser}
          type="file"
          accept="image/*"
          hidden
          aria-label={texts.file}
          onChange={(event) => {
            void choose(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </div>
      <Show when={problem() ?? problemOf(editing, "thumbnailUrl")}>
        {(said) => <p class="text-sm font-medium text-danger-ink">{said()}</p>}
      </Show>
      <Show when={picture()}>
        {(chosen) => (
          <Suspense>
            <CropDialog picture={chosen()} onSave={save} onClose={close} />
          </Suspense>
        )}
      </Show>
    </Part>
  );
};
