import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { Summon } from "../../../../domain/summons/model.ts";
import { useInbox } from "../../../shell/inbox/inbox.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { Countdown, TimeLeftBar } from "../countdown.tsx";
import { acceptOffer } from "./summon-accept.ts";

const overText = {
  pending: "",
  responded: "",
  completed: "It is over already.",
  cancelled: "It was taken back.",
  expired: "Its time ran out.",
} as const;

/** A call for help that one may answer: who, where, what, for how much, and how long it stands. */
export const OfferCard = (props: { readonly userId: string; readonly summon: Summon }) => {
  const inbox = useInbox();
  const navigate = useNavigate();
  const [busy, setBusy] = createSignal(false);

  const accept = async () => {
    const { summon, userId } = props;
    setBusy(true);
    const outcome = await acceptOffer(userId, summon.id);
    setBusy(false);
    if (outcome._tag === "Won") {
      inbox.dropOffer(summon.id);
      navigate(`/help/${summon.id}`);
    } else if (outcome._tag === "Lost") inbox.lost(summon.id, outcome.responderId, outcome.responderName);
    else if (outcome._tag === "Refused")
      showToast({ title: "Not taken", text: outcome.message, tone: "danger" });
    else {
      inbox.dropOffer(summon.id);
      showToast({ title: "This call for help has ended", text: overText[outcome.status] });
    }
  };

  return (
    <article
      class="pointer-events-auto grid grid-cols-1 animate-rise gap-3 rounded-lg border-2 border-live bg-raised p-4 shadow-pop"
      aria-label={`${props.summon.student.name} asks for help`}
    >
      <TimeLeftBar from={props.summon.createdAt} until={props.summon.expiresAt} />
      <div class="flex items-start gap-3">
        <Avatar person={props.summon.student} size="md" />
        <div class="min-w-0 flex-1">
          <p class="leading-snug">
            <strong>{props.summon.student.name}</strong> asks for help
          </p>
          <p class="truncate text-sm text-ink-soft">
            {props.summon.courseTitle}
            <Show when={props.summon.moduleTitle}>{(title) => ` · ${title()}`}</Show>
          </p>
        </div>
        <Countdown until={props.summon.expiresAt} class="text-lg font-bold text-live-ink" />
      </div>
      <p class="line-clamp-3 rounded-md bg-sunken px-3 py-2 text-sm whitespace-pre-wrap">
        {props.summon.message}
      </p>
      <div class="flex items-center gap-2">
        <p class="flex-1 text-sm font-bold">
          <span class="highlight">{props.summon.points} points</span>
        </p>
        <Button variant="quiet" onClick={() => inbox.decline(props.summon.id)}>
          Not now
        </Button>
        <Button variant="live" busy={busy()} onClick={() => void accept()}>
          Accept
        </Button>
      </div>
    </article>
  );
};
