import { useComposerField } from "../../../conversation/composer-field.ts";
import { PlusIcon } from "../../../ui/icons.tsx";
import { useLoadedInteractions } from "../room/interactions-context.ts";
import { composerTexts } from "../texts/composer.ts";

/** The button that attaches files. */
export const AttachButton = () => {
  const field = useComposerField();
  const { uploads } = useLoadedInteractions();
  let input!: HTMLInputElement;
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        class="hidden"
        tabindex={-1}
        onChange={(event) => {
          uploads.add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
          field.focus();
        }}
      />
      <button
        type="button"
        class="flex size-11 shrink-0 items-center justify-center rounded-lg text-ink-soft hover:bg-sunken hover:text-ink"
        aria-label={composerTexts.attach}
        title={composerTexts.attach}
        onClick={() => input.click()}
      >
        <PlusIcon />
      </button>
    </>
  );
};
