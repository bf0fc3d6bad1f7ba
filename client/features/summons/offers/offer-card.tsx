import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { Summon } from "../../../../domain/summons/model.ts";
import { useInbox } from "../../../shell/inbox/inbox.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { Countdown, TimeLeftBar } from "../countdown.tsx";
import { points } from "../texts/counts.ts";
import { offerTexts } from "../texts/offers.ts";
import { acceptOffer } from "./summon-accept.ts";

/** A request that one may answer: who, where, what, for how much, and how long it stands. */
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
      showToast({ title: offerTexts.refused, text: outcome.message, tone: "danger" });
    else {
      inbox.dropOffer(summon.id);
      showToast({ title: offerTexts.over, text: offerTexts.overBecause[outcome.status] });
    }
  };

  return (
    <article
      class="pointer-events-auto grid grid-cols-1 animate-rise gap-3 rounded-lg border-2 border-mark bg-raised p-4 shadow-pop"
      aria-label={offerTexts.title(props.summon.student.name)}
    >
      <TimeLeftBar from={props.summon.createdAt} until={props.summon.expiresAt} />
      <div class="flex items-start gap-3">
        <Avatar person={props.summon.student} size="md" class="animate-ring rounded-full" />
        <div class="min-w-0 flex-1">
          <p class="leading-snug">
            <strong>{props.summon.student.name}</strong> {offerTexts.needsHelp}
          </p>
          <p class="truncate text-sm text-ink-soft">
            {props.summon.courseTitle}
            <Show when={props.summon.moduleTitle}>{(title) => ` · ${title()}`}</Show>
          </p>
        </div>
        <Countdown until={props.summon.expiresAt} class="text-xl text-mark-ink" />
      </div>
      <p class="line-clamp-3 rounded-md bg-sunken px-3 py-2 text-sm whitespace-pre-wrap">
        {props.summon.message}
      </p>
      <div class="flex items-center gap-2">
        <p class="flex-1 text-sm font-bold">
          <span class="highlight">{points(props.summon.points)}</span>
        </p>
        <Button variant="quiet" onClick={() => inbox.decline(props.summon.id)}>
          {offerTexts.notNow}
        </Button>
        <Button variant="help" busy={busy()} onClick={() => void accept()}>
          {offerTexts.accept}
        </Button>
      </div>
    </article>
  );
};
