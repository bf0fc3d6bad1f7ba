import { A } from "@solidjs/router";
import { onCleanup, onMount } from "solid-js";
import { Notice } from "../../ui/notice.tsx";
import { loadMe, me } from "../me.ts";

/** Tells a member, on whatever page, that our mails come back, and leads to where another address is given. */
export default function BouncedAddress() {
  // The link of the mail to another address may have been opened elsewhere.
  const look = () => {
    if (!document.hidden) void loadMe();
  };
  onMount(() => document.addEventListener("visibilitychange", look));
  onCleanup(() => document.removeEventListener("visibilitychange", look));
  return (
    <div class="mx-auto max-w-page px-4 pt-4">
      <Notice tone="mark">
        Our mails to <strong>{me()?.email}</strong> come back.{" "}
        <A href="/settings#email" class="underline underline-offset-4">
          Give us another address
        </A>
        , so that we can reach you and you can get back in.
      </Notice>
    </div>
  );
}
