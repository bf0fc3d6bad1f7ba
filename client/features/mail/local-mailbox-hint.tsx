import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { createRemote } from "../../lib/request/remote.ts";
import { Notice } from "../../ui/notice.tsx";
import { localApi } from "./api.ts";
import { mailTexts as texts } from "./texts.ts";

/** Where mail goes on one's own machine, which sends none. */
export const LocalMailboxHint = () => {
  const local = createRemote(
    () => "local-mails",
    (signal) => localApi.mails(signal),
  );
  return (
    <Show when={local.data()}>
      <Notice tone="mark">
        {texts.hint}
        <A href="/local-mails" class="underline underline-offset-4">
          {texts.hintLink}
        </A>
        {texts.hintEnd}
      </Notice>
    </Show>
  );
};
