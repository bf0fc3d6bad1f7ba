import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { Me } from "../../../domain/identity/model.ts";
import { Notice } from "../ui/notice.tsx";

/** Reminds somebody whose address is not confirmed yet. */
export const VerifyReminder = (props: { readonly me: Me }) => (
  <Show when={!props.me.emailVerified}>
    <Notice tone="mark">
      Your e-mail address is not confirmed yet.{" "}
      <A href="/verify-email" class="underline underline-offset-4">
        Confirm it
      </A>{" "}
      so that you can get back in when you forget your password.
    </Notice>
  </Show>
);
