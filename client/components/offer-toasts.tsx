import { useLocation } from "@solidjs/router";
import { createEffect, createMemo, createSignal, For, on, Show } from "solid-js";
import { useInbox } from "../stores/inbox.ts";
import { me } from "../stores/me.ts";
import { watchOwnCall } from "./summon/call-watch.ts";
import { MissedCard } from "./summon/missed-card.tsx";
import { OfferCard } from "./summon/offer-card.tsx";

/** Offers shown at once; the others wait their turn. */
const SHOWN = 3;

/** Calls for help, on whatever page one is. In the top layer, and announced once each, at once. */
export const OfferToasts = () => {
  const inbox = useInbox();
  const userId = createMemo(() => me()?.id);
  const location = useLocation();
  const isElsewhere = (id: string) => location.pathname !== `/help/${id}`;
  const offers = () => inbox.state.offers.filter((offer) => isElsewhere(offer.id));
  const missed = () => inbox.state.missed.filter((offer) => isElsewhere(offer.id));
  const [words, setWords] = createSignal("");
  const announced = new Set<string>();
  let region!: HTMLElement;

  watchOwnCall();

  createEffect(
    on(
      () => offers().map((offer) => offer.id),
      () => {
        const fresh = offers().filter((offer) => !announced.has(offer.id));
        for (const offer of fresh) announced.add(offer.id);
        const [first] = fresh;
        if (first)
          setWords(
            `${first.student.name} asks for help in ${first.courseTitle}, for ${first.points} points: ${first.message}`,
          );
      },
    ),
  );

  createEffect(() => {
    const wanted = offers().length + missed().length > 0;
    const shown = region.matches(":popover-open");
    if (wanted && !shown) region.showPopover();
    else if (!wanted && shown) region.hidePopover();
  });

  return (
    <>
      <div class="sr-only" aria-live="assertive">
        {words()}
      </div>
      <section
        ref={region}
        popover="manual"
        aria-label="Calls for help"
        class="pointer-events-none inset-auto top-[4.5rem] right-2 w-[min(25rem,calc(100vw-1rem))] overflow-visible bg-transparent text-ink sm:right-4"
      >
        <div class="grid grid-cols-1 gap-2">
          <Show when={userId()} keyed>
            {(id) => (
              <For each={offers().slice(0, SHOWN)}>
                {(summon) => <OfferCard userId={id} summon={summon} />}
              </For>
            )}
          </Show>
          <Show when={offers().length > SHOWN}>
            <p class="rounded-md bg-ink px-3 py-2 text-center text-sm font-semibold text-paper">
              and {offers().length - SHOWN} more calls for help
            </p>
          </Show>
          <For each={missed()}>{(offer) => <MissedCard missed={offer} />}</For>
        </div>
      </section>
    </>
  );
};
