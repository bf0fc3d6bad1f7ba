import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { actionsIn, type StudioAction } from "../../../../../domain/courses/studio/rules.ts";
import { asApiError } from "../../../../lib/request/request.ts";
import { showToast } from "../../../../shell/toasts.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { newId, studioApi } from "../api.ts";
import { useEditing } from "../draft/draft-context.tsx";
import { studioTexts, actionTexts as texts } from "../texts/studio.ts";

type Asked = "retire" | "delete";

/** What can be done with the course as a whole: undone where that is possible, asked for where it is not. */
export const CourseMenu = () => {
  const { draft, courseId } = useEditing();
  const navigate = useNavigate();
  const [asked, setAsked] = createSignal<Asked>();
  const [busy, setBusy] = createSignal<StudioAction>();
  const may = (action: StudioAction) => actionsIn(draft.course().state).includes(action);

  const run = async (action: StudioAction, work: () => Promise<void>) => {
    if (busy()) return;
    setBusy(action);
    try {
      await work();
    } catch (thrown) {
      showToast({ title: studioTexts.failed, text: asApiError(thrown).message, tone: "danger" });
    }
    setBusy(undefined);
  };
  const step = (to: "pause" | "resume", title: string, back: "pause" | "resume") =>
    run(to, async () => {
      draft.take(await studioApi.step(courseId, to));
      showToast({
        title,
        action: {
          label: texts.undo,
          run: () => void run(back, async () => draft.take(await studioApi.step(courseId, back))),
        },
      });
    });
  const duplicate = () =>
    run("duplicate", async () => {
      await draft.saveNow();
      const copy = await studioApi.duplicate(courseId, newId());
      showToast({ title: texts.duplicated, tone: "good" });
      navigate(`/studio/${copy.id}`);
    });
  const retire = () =>
    run("retire", async () => {
      draft.take(await studioApi.step(courseId, "retire"));
      setAsked(undefined);
      showToast({ title: texts.retired });
    });
  const remove = () =>
    run("delete", async () => {
      await studioApi.remove(courseId);
      navigate("/studio");
    });

  return (
    <div class="flex flex-wrap gap-2">
      <ButtonLink href={`/studio/${courseId}/homework`} variant="quiet" class="min-h-11">
        {texts.homework}
      </ButtonLink>
      <Show when={draft.course().slug}>
        {(slug) => (
          <ButtonLink href={`/courses/${slug()}`} variant="quiet" class="min-h-11">
            {texts.view}
          </ButtonLink>
        )}
      </Show>
      <Show when={may("pause")}>
        <Button
          variant="quiet"
          class="min-h-11"
          busy={busy() === "pause"}
          onClick={() => void step("pause", texts.paused, "resume")}
        >
          {texts.pause}
        </Button>
      </Show>
      <Show when={may("resume")}>
        <Button
          variant="quiet"
          class="min-h-11"
          busy={busy() === "resume"}
          onClick={() => void step("resume", texts.resumed, "pause")}
        >
          {texts.resume}
        </Button>
      </Show>
      <Button variant="quiet" class="min-h-11" busy={busy() === "duplicate"} onClick={() => void duplicate()}>
        {texts.duplicate}
      </Button>
      <Show when={may("retire")}>
        <Button variant="quiet" class="min-h-11" onClick={() => setAsked("retire")}>
          {texts.retire}
        </Button>
      </Show>
      <Show when={may("delete")}>
        <Button variant="quiet" class="min-h-11" onClick={() => setAsked("delete")}>
          {texts.remove}
        </Button>
      </Show>
      <Dialog
        open={asked() !== undefined}
        onClose={() => setAsked(undefined)}
        title={asked() === "retire" ? texts.retireTitle : texts.removeTitle}
        description={asked() === "retire" ? texts.retireText : texts.removeText}
        footer={
          <>
            <Button class="min-h-11" onClick={() => setAsked(undefined)}>
              {texts.cancel}
            </Button>
            <Button
              variant="danger"
              class="min-h-11"
              busy={busy() === "retire" || busy() === "delete"}
              onClick={() => void (asked() === "retire" ? retire() : remove())}
            >
              {asked() === "retire" ? texts.retireConfirm : texts.removeConfirm}
            </Button>
          </>
        }
      />
    </div>
  );
};
