import { Show } from "solid-js";
import type { Me } from "../../../domain/identity/model.ts";
import { useInbox } from "../../shell/inbox/inbox.ts";
import { ButtonLink } from "../../ui/button.tsx";

/** The call for help the reader waits for or answers: first thing on the page while it is open. */
export const OpenSummon = (props: { readonly me: Me }) => {
  const inbox = useInbox();
  const heading = (isPending: boolean, isMine: boolean, other: string | undefined) => {
    if (isPending) return "You called for help: waiting for somebody who is free";
    return isMine ? `${other ?? "Somebody"} is helping you` : `You are helping ${other ?? "somebody"}`;
  };
  return (
    <Show when={inbox.state.openSummon}>
      {(summon) => {
        const isMine = () => summon().studentId === props.me.id;
        const other = () => (isMine() ? summon().responder?.name : summon().student.name);
        return (
          <section class="flex flex-wrap items-center gap-4 rounded-lg border-l-4 border-live bg-live-soft p-4 text-live-ink">
            <span class="live-dot ml-1" aria-hidden="true" />
            <div class="min-w-0 flex-1">
              <h2 class="text-lg">{heading(summon().status === "pending", isMine(), other())}</h2>
              <p class="truncate text-sm">
                {summon().courseTitle}: {summon().message}
              </p>
            </div>
            <ButtonLink href={`/help/${summon().id}`} variant="live">
              Go there
            </ButtonLink>
          </section>
        );
      }}
    </Show>
  );
};
