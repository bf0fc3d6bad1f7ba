import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { Me } from "../../../domain/identity/model.ts";
import { Notice } from "../../ui/notice.tsx";
import { verifyTexts as texts } from "./texts.ts";

/** Reminds somebody whose address is not confirmed yet. */
export const VerifyReminder = (props: { readonly me: Me }) => (
  <Show when={!props.me.emailVerified}>
    <Notice tone="mark">
      {texts.reminder}{" "}
      <A href="/verify-email" class="underline underline-offset-4">
        {texts.reminderLink}
      </A>{" "}
      {texts.reminderWhy}
    </Notice>
  </Show>
);
