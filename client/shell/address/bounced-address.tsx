import { A } from "@solidjs/router";
import { onCleanup, onMount } from "solid-js";
import { Notice } from "../../ui/notice.tsx";
import { loadMe, me } from "../me.ts";
import { bouncedTexts } from "../texts.ts";

/** Tells a member, on whatever page, that our mails come back, and leads to where another address is given. */
export default function BouncedAddress() {
  // The link of the mail to another address may have been opened elsewhere.
  const look = () => {
    if (!document.hidden) void loadMe();
  };
  onMount(() => document.addEventListener("visibilitychange", look));
  onCleanup(() => document.removeEventListener("visibilitychange", look));
  return (
    <Notice tone="mark" class="shadow-pop">
      {bouncedTexts.before}
      <strong>{me()?.email}</strong>
      {bouncedTexts.after}{" "}
      <A href="/settings/account#email" class="underline underline-offset-4">
        {bouncedTexts.change}
      </A>
    </Notice>
  );
}
