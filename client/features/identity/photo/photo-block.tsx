import { createSignal, Show, Suspense } from "solid-js";
import type { Me } from "../../../../domain/identity/model.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { loadMe } from "../../../shell/me.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { apiProfile } from "../api.ts";
import { Block, BlockProblem } from "../profile-editor/block.tsx";
import { MAX_SOURCE_BYTES, readPicture } from "./photo-file.ts";
import { photoTexts as texts } from "./texts.ts";

const CropDialog = lazyComponent(() => import("./crop-dialog.tsx"));
const PROBLEM = "photo-problem";

/** One's photo: chosen from a file, cropped, and shown at once; or taken away. */
export const PhotoBlock = (props: { readonly me: Me }) => {
  const [picture, setPicture] = createSignal<ImageBitmap>();
  const [problem, setProblem] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal("");
  let chooser: HTMLInputElement | undefined;
  let opener: HTMLButtonElement | undefined;

  const choose = async (file: File | undefined) => {
    if (!file) return;
    setProblem(undefined);
    setSaid("");
    setBusy(true);
    const read = file.size > MAX_SOURCE_BYTES ? null : await readPicture(file);
    setBusy(false);
    if (read === null) setProblem(texts.unreadable);
    else setPicture(read);
  };
  const close = () => {
    picture()?.close();
    setPicture(undefined);
    opener?.focus();
  };
  const save = async (photo: Blob) => {
    await apiProfile.putPhoto(photo);
    await loadMe();
    close();
    setSaid(texts.saved);
  };
  const remove = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await apiProfile.removePhoto();
      await loadMe();
      setSaid(texts.removed);
    } catch (thrown) {
      setProblem(asApiError(thrown).message);
    }
    setBusy(false);
    opener?.focus();
  };

  return (
    <Block id="photo" title={texts.title} audience="teaching">
      <div class="flex flex-wrap items-center gap-x-6 gap-y-4">
        <Avatar person={props.me} size="xl" />
        <div class="flex flex-wrap gap-2">
          <Button
            ref={opener}
            class="min-h-11"
            busy={busy()}
            aria-describedby={problem() ? PROBLEM : undefined}
            onClick={() => chooser?.click()}
          >
            {props.me.avatarUrl === null ? texts.upload : texts.change}
          </Button>
          <Show when={props.me.avatarUrl !== null}>
            <Button variant="quiet" class="min-h-11" disabled={busy()} onClick={() => void remove()}>
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
        <p role="status" class="min-h-5 text-sm text-ink-soft">
          {said()}
        </p>
      </div>
      <BlockProblem id={PROBLEM} problem={problem()} />
      <Show when={picture()}>
        {(chosen) => (
          <Suspense>
            <CropDialog picture={chosen()} onSave={save} onClose={close} />
          </Suspense>
        )}
      </Show>
    </Block>
  );
};
