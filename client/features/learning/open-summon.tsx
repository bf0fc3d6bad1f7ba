import { Show } from "solid-js";
import type { Me } from "../../../domain/identity/model.ts";
import { useInbox } from "../../shell/inbox/inbox.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { openSummonTexts } from "./texts.ts";

/** The call for help the reader waits for or answers: first thing on the page while it is open. */
export const OpenSummon = (props: { readonly me: Me }) => {
  const inbox = useInbox();
  const heading = (isPending: boolean, isMine: boolean, other: string = openSummonTexts.someone) => {
    if (isPending) return openSummonTexts.waiting;
    return isMine ? openSummonTexts.helped(other) : openSummonTexts.helping(other);
  };
  return (
    <Show when={inbox.state.openSummon}>
      {(summon) => {
        const isMine = () => summon().studentId === props.me.id;
        const other = () => (isMine() ? summon().responder?.name : summon().student.name);
        return (
          <section class="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-4 rounded-lg border-l-4 border-mark-ink bg-mark-soft p-4 text-mark-ink sm:grid-cols-[auto_minmax(0,1fr)_auto]">
            <span class="live-dot ml-1" aria-hidden="true" />
            <div>
              <h2 class="text-lg">{heading(summon().status === "pending", isMine(), other())}</h2>
              <p class="line-clamp-2 text-sm [overflow-wrap:anywhere] sm:line-clamp-1">
                {summon().courseTitle}: {summon().message}
              </p>
            </div>
            <ButtonLink href={`/help/${summon().id}`} variant="primary" class="max-sm:col-span-full">
              {openSummonTexts.go}
            </ButtonLink>
          </section>
        );
      }}
    </Show>
  );
};
