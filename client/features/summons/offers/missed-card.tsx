import { onCleanup } from "solid-js";
import { useInbox } from "../../../shell/inbox/inbox.ts";
import type { MissedOffer } from "../../../shell/inbox/inbox-state.ts";
import { IconButton } from "../../../ui/button.tsx";
import { CloseIcon } from "../../../ui/icons.tsx";
import { offerTexts } from "../texts/offers.ts";

/** Milliseconds for which it is said who was faster. */
const SHOWN_MS = 7_000;

/** Somebody else took the request first. */
export const MissedCard = (props: { readonly missed: MissedOffer }) => {
  const inbox = useInbox();
  const { id } = props.missed;
  const timer = setTimeout(() => inbox.dismissMissed(id), SHOWN_MS);
  onCleanup(() => clearTimeout(timer));
  return (
    <div class="pointer-events-auto flex animate-fade items-center gap-2 rounded-lg border border-line bg-raised py-2 pr-2 pl-4 shadow-pop">
      <p class="flex-1 text-sm">
        <strong>{props.missed.responderName}</strong> {offerTexts.missed}
      </p>
      <IconButton label={offerTexts.dismiss} onClick={() => inbox.dismissMissed(id)}>
        <CloseIcon class="size-4" />
      </IconButton>
    </div>
  );
};
