import { For, Show } from "solid-js";
import type { Summon } from "../../../../domain/summons/model.ts";
import type { MissedOffer } from "../../../shell/inbox/inbox-state.ts";
import { offerTexts } from "../texts/offers.ts";
import { MissedCard } from "./missed-card.tsx";
import { OfferCard } from "./offer-card.tsx";

/** Offers shown at once; the others wait their turn. */
const SHOWN = 3;

/** Requests that one may answer, and those that went to somebody faster. */
export const OfferStack = (props: {
  readonly userId: string;
  readonly offers: readonly Summon[];
  readonly missed: readonly MissedOffer[];
}) => {
  const shownIds = () => props.offers.slice(0, SHOWN).map((offer) => offer.id);
  return (
    <div class="grid grid-cols-1 gap-2">
      <For each={shownIds()}>
        {(id) => (
          <Show when={props.offers.find((offer) => offer.id === id)}>
            {(summon) => <OfferCard userId={props.userId} summon={summon()} />}
          </Show>
        )}
      </For>
      <Show when={props.offers.length > SHOWN}>
        <p class="rounded-md bg-ink px-3 py-2 text-center text-sm font-semibold text-paper">
          {offerTexts.more(props.offers.length - SHOWN)}
        </p>
      </Show>
      <For each={props.missed}>{(offer) => <MissedCard missed={offer} />}</For>
    </div>
  );
};
