import { A } from "@solidjs/router";
import { createSignal } from "solid-js";
import type { Me } from "../../../../domain/identity/model.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { updateMe } from "../../../shell/me.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Switch } from "../../../ui/forms/switch.tsx";

/** Opens one's profile to everybody, or to people of one's courses alone. */
export const PrivacySetting = (props: { readonly me: Me }) => {
  const [wanted, setWanted] = createSignal<boolean>();
  const isPublic = () => wanted() ?? props.me.privacyPublic;

  const change = async (next: boolean) => {
    setWanted(next);
    try {
      await updateMe({ privacyPublic: next });
    } catch (error) {
      showToast({ tone: "danger", title: "Your privacy is as it was", text: asApiError(error).message });
    } finally {
      setWanted(undefined);
    }
  };

  return (
    <div class="grid gap-4">
      <Switch
        label="Public profile"
        checked={isPublic()}
        disabled={wanted() !== undefined}
        onChange={change}
        hint={
          isPublic()
            ? "Everybody can open your profile, without an account too."
            : "Only people of a course you are in can open your profile. For everybody else it does not exist."
        }
      />
      <p class="text-sm text-ink-faint">
        If you teach a course, its page shows your name and picture either way.{" "}
        <A href={`/u/${props.me.handle}`} class="link">
          See your profile
        </A>
      </p>
    </div>
  );
};
