import { createMemo, createResource, createSignal, type JSX } from "solid-js";
import { api } from "../../../../lib/request/api.ts";
import { me } from "../../../../shell/me.ts";
import { Switch } from "../../../../ui/forms/switch.tsx";
import { CourseBody } from "../../course/course-body.tsx";
import { useEditing } from "../draft/draft-context.tsx";
import { previewTexts as texts } from "../texts/publish.ts";
import { courseOf } from "./course-of.ts";

const NOBODY = { id: "", name: "", handle: "", avatarUrl: null, title: null, bioShort: null };

/** The course page as students will see it, made of the draft. */
export default function Preview(): JSX.Element {
  const { draft } = useEditing();
  const [withDrafts, setWithDrafts] = createSignal(false);
  const [categories] = createResource(() => api.categories().catch(() => undefined));
  const course = createMemo(() =>
    courseOf(draft.course(), draft.document(), {
      creator: me() ?? NOBODY,
      category: categories.latest?.categories.find(({ id }) => id === draft.document().categoryId),
      withDrafts: withDrafts(),
    }),
  );
  return (
    <section aria-label={texts.title} class="grid">
      <div class="page grid gap-3 pb-4">
        <p class="rounded-md bg-mark-soft px-4 py-3 text-sm text-mark-ink">{texts.note}</p>
        <Switch label={texts.includesDrafts} checked={withDrafts()} onChange={setWithDrafts} />
      </div>
      <CourseBody course={course()} isPreview />
    </section>
  );
}
