import { batch, createMemo, createSignal, onCleanup, onMount, Show, Suspense } from "solid-js";
import type { Missing, missingIn } from "../../../../domain/courses/studio/checks/rules.ts";
import type { StudioCourse } from "../../../../domain/courses/studio/model.ts";
import { actionsIn, changedFields, publishedForm } from "../../../../domain/courses/studio/rules.ts";
import { studioTitle } from "../../../../domain/platform/pages/rules.ts";
import { loadLazily } from "../../../lib/lazy-load.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Badge } from "../../../ui/display/badge.tsx";
import { ArrowLeftIcon } from "../../../ui/icons.tsx";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { studioApi } from "./api.ts";
import { createDraft } from "./draft/draft.ts";
import { type Editing, EditingProvider } from "./draft/draft-context.tsx";
import { type KeptDraft, keptDrafts } from "./draft/kept-drafts.ts";
import { SaveState } from "./draft/save-state.tsx";
import { focusChecklist, goTo, goToSection } from "./go-to.ts";
import { Basics } from "./sections/basics.tsx";
import { editorTexts as texts } from "./texts/editor.ts";
import { previewTexts, publishTexts } from "./texts/publish.ts";
import { stateNames } from "./texts/states.ts";

const Preview = lazyComponent(() => import("./preview/preview.tsx"));
const PublishDialog = lazyComponent(() => import("./publish/publish-dialog.tsx"));
const Rest = lazyComponent(() => import("./sections/rest.tsx"));
const Outline = lazyComponent(async () => ({
  default: (await import("./sections/outline.tsx")).Outline,
}));
const CourseMenu = lazyComponent(async () => ({
  default: (await import("./publish/course-menu.tsx")).CourseMenu,
}));
const Checklist = lazyComponent(async () => ({
  default: (await import("./publish/checklist.tsx")).Checklist,
}));
const ConflictDialog = lazyComponent(() => import("./conflict/conflict-dialog.tsx"));

/** Milliseconds after which what stands below the first part is fetched, unless it is wanted before. */
const BELOW_MS = 2_000;

/** The editor of a course that was read, with what this device has kept of it. */
export const Editor = (props: {
  readonly userId: string;
  readonly read: StudioCourse;
  readonly kept: KeptDraft | null;
}) => {
  const courseId = props.read.id;
  const draft = createDraft(props.read, {
    save: (version, changes) => studioApi.save(courseId, version, changes),
    keep: (kept) => {
      const kind =
        kept === null
          ? keptDrafts.forget(props.userId, courseId)
          : keptDrafts.keep(props.userId, courseId, kept);
      kind.catch(() => undefined);
    },
    onTakenIn: (fields) => showToast({ title: texts.takenIn(fields) }),
  });
  /** The check list's rules, once they were asked for. */
  const [check, setCheck] = createSignal<typeof missingIn>();
  const [isChecked, setChecked] = createSignal(false);
  const [isWhole, setWhole] = createSignal(false);
  const [isPreviewed, setPreviewed] = createSignal(false);
  const [isPublishing, setPublishing] = createSignal(false);
  const [open, setOpen] = createSignal<string>();
  const mayWrite = () => actionsIn(draft.course().state).includes("edit");
  const missing = createMemo(() => (isChecked() ? (check()?.(draft.document()) ?? []) : []));
  const hasChanges = createMemo(() => {
    const { published } = draft.course();
    return (
      published === null ||
      changedFields(publishedForm(published), publishedForm(draft.document())).length > 0
    );
  });
  const editing: Editing = { draft, courseId, missing };

  onMount(() => {
    if (props.kept === null || !mayWrite()) return;
    draft.restore(props.kept);
    showToast({ title: texts.restored });
  });
  const whole = () => setWhole(true);
  const below = setTimeout(whole, BELOW_MS);
  addEventListener("scroll", whole, { once: true, passive: true });
  const saveNow = () => void draft.saveNow();
  const onHidden = () => document.visibilityState === "hidden" && saveNow();
  addEventListener("online", saveNow);
  document.addEventListener("visibilitychange", onHidden);
  onCleanup(() => {
    clearTimeout(below);
    removeEventListener("scroll", whole);
    removeEventListener("online", saveNow);
    document.removeEventListener("visibilitychange", onHidden);
    void draft.close();
  });

  const go = (one: Missing) => {
    batch(() => {
      setPreviewed(false);
      setWhole(true);
      if (one.moduleId !== undefined) setOpen(one.moduleId);
    });
    goTo(one);
  };
  const ask = async () => {
    const rules = await loadLazily(() => import("../../../../domain/courses/studio/checks/rules.ts"));
    batch(() => {
      setCheck(() => rules.missingIn);
      setChecked(true);
      setWhole(true);
    });
    if (missing().length === 0) setPublishing(true);
    else focusChecklist();
  };
  const publish = async () => {
    await draft.saveNow();
    const failure = draft.failure();
    if (failure) throw failure;
    if (draft.conflict()) {
      setPublishing(false);
      return;
    }
    draft.take(await studioApi.publish(courseId, draft.course().version));
    batch(() => {
      setPublishing(false);
      setChecked(false);
    });
    showToast({ title: publishTexts.done, text: publishTexts.doneText, tone: "good" });
  };

  return (
    <EditingProvider value={editing}>
      <div class="page grid gap-5 pb-24">
        <header class="grid gap-3">
          <ButtonLink href="/studio" variant="quiet" class="-ml-4 min-h-11 justify-self-start">
            <ArrowLeftIcon />
            {texts.back}
          </ButtonLink>
          <div class="flex flex-wrap items-center gap-3">
            <PageHeading title={studioTitle(draft.document().title)}>
              {draft.document().title.trim() || texts.untitled}
            </PageHeading>
            <Badge tone={draft.course().state === "published" ? "good" : "plain"}>
              {stateNames[draft.course().state]}
            </Badge>
          </div>
          <div class="min-h-11">
            <Show when={isWhole()}>
              <Suspense>
                <CourseMenu />
              </Suspense>
            </Show>
          </div>
        </header>
        <Show when={mayWrite()} fallback={<Notice>{texts.retired}</Notice>}>
          <div class="sticky top-14 z-20 flex flex-wrap items-center justify-between gap-2 rounded-lg border border-line bg-raised px-3 py-2 shadow-card md:top-2">
            <SaveState />
            <div class="flex flex-wrap gap-2">
              <Show when={draft.conflict()}>
                {(met) => (
                  <Suspense>
                    <ConflictDialog draft={draft} conflict={met()} />
                  </Suspense>
                )}
              </Show>
              <Button class="min-h-11" onClick={() => setPreviewed(!isPreviewed())}>
                {isPreviewed() ? previewTexts.close : previewTexts.open}
              </Button>
              <Button variant="primary" class="min-h-11" disabled={!hasChanges()} onClick={() => void ask()}>
                {draft.course().published === null
                  ? publishTexts.publish
                  : hasChanges()
                    ? publishTexts.publishChanges
                    : publishTexts.upToDate}
              </Button>
            </div>
          </div>
          <Show when={missing().length > 0}>
            <Suspense>
              <Checklist missing={missing()} onGo={go} />
            </Suspense>
          </Show>
          <Show when={isPreviewed()}>
            <Suspense>
              <Preview />
            </Suspense>
          </Show>
          {/* Kept while the preview is shown, so that nothing of what is being typed is lost. */}
          <div hidden={isPreviewed()} class="grid items-start gap-6 lg:grid-cols-[12rem_minmax(0,1fr)]">
            <div class="sticky top-24 hidden lg:block">
              <Show when={isWhole()}>
                <Suspense>
                  <Outline
                    missing={missing()}
                    onGo={(section) => {
                      setWhole(true);
                      goToSection(section);
                    }}
                  />
                </Suspense>
              </Show>
            </div>
            <div class="grid min-w-0 gap-6">
              <Basics />
              <Show when={isWhole()} fallback={<div class="min-h-dvh" />}>
                <Suspense fallback={<div class="min-h-dvh" />}>
                  <Rest open={open()} onOpen={setOpen} />
                </Suspense>
              </Show>
            </div>
          </div>
          <Show when={isPublishing()}>
            <Suspense>
              <PublishDialog onPublish={publish} onClose={() => setPublishing(false)} />
            </Suspense>
          </Show>
        </Show>
      </div>
    </EditingProvider>
  );
};
