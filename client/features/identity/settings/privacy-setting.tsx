import { A } from "@solidjs/router";
import { createSignal } from "solid-js";
import type { Me } from "../../../../domain/identity/model.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { updateMe } from "../../../shell/me.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Switch } from "../../../ui/forms/switch.tsx";
import { editorTexts, privacyTexts as texts } from "../profile-editor/texts.ts";

/** Opens one's profile to everybody, or to people of one's courses alone, at once. */
export const PrivacySetting = (props: { readonly me: Me }) => {
  const [wanted, setWanted] = createSignal<boolean>();
  const isPublic = () => wanted() ?? props.me.privacyPublic;

  const change = async (next: boolean) => {
    setWanted(next);
    try {
      await updateMe({ privacyPublic: next });
    } catch (error) {
      showToast({ tone: "danger", title: texts.failed, text: asApiError(error).message });
    } finally {
      setWanted(undefined);
    }
  };

  return (
    <div class="grid gap-4">
      <Switch
        label={texts.label}
        checked={isPublic()}
        disabled={wanted() !== undefined}
        onChange={change}
        hint={isPublic() ? texts.isPublic : texts.isPrivate}
      />
      <p class="text-sm text-ink-faint">
        {texts.teaching}{" "}
        <A href={`/u/${props.me.handle}`} class="link">
          {editorTexts.view}
        </A>
      </p>
    </div>
  );
};
