import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { Me } from "../../../domain/identity/model.ts";
import { Notice } from "../../ui/notice.tsx";

/** Reminds somebody whose address is not confirmed yet. */
export const VerifyReminder = (props: { readonly me: Me }) => (
  <Show when={!props.me.emailVerified}>
    <Notice tone="mark">
      Your e-mail address is not confirmed yet.{" "}
      <A href="/verify-email" class="underline underline-offset-4">
        Confirm it
      </A>{" "}
      to write, to ask for help, and to get the goodwill points that you start with.
    </Notice>
  </Show>
);
