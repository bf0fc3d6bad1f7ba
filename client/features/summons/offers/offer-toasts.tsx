import { useLocation } from "@solidjs/router";
import { createEffect, createMemo, createSignal, on, Show, Suspense } from "solid-js";
import { loadLazily, whenSettled } from "../../../lib/lazy-load.ts";
import { wantsSound } from "../../../lib/sound/sound-choice.ts";
import { showCall } from "../../../lib/title.ts";
import { hidden } from "../../../lib/visibility.ts";
import { useInbox } from "../../../shell/inbox/inbox.ts";
import { me } from "../../../shell/me.ts";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { keepOverModals } from "../../../ui/modals.ts";
import { offerTexts } from "../texts/offers.ts";
import { watchOwnCall } from "./call-watch.ts";

/** Fetched ahead for those who are ready to help, and by nobody else before there is something to show. */
const OfferStack = lazyComponent(async () => ({ default: (await import("./offer-stack.tsx")).OfferStack }));

/** Fetched by those alone who want to hear it. */
const ringFor = async (offerId: string) => {
  const sound = await loadLazily(() => import("./offer-sound.ts"));
  await sound.ringFor(offerId);
};

/**
 * Requests for help, on whatever page one is. In the top layer, and announced once each, at once; where nobody looks,
 * the tab's title says it, and it rings where that is wanted.
 */
export const OfferToasts = () => {
  const inbox = useInbox();
  const userId = createMemo(() => me()?.id);
  const location = useLocation();
  const isElsewhere = (id: string) => location.pathname !== `/help/${id}`;
  const offers = () => inbox.state.offers.filter((offer) => isElsewhere(offer.id));
  const missed = () => inbox.state.missed.filter((offer) => isElsewhere(offer.id));
  const isWanted = () => offers().length + missed().length > 0;
  const [announcement, setAnnouncement] = createSignal("");
  const announced = new Set<string>();
  let region!: HTMLElement;
  let voice!: HTMLDivElement;

  keepOverModals(() => region);
  keepOverModals(() => voice);
  watchOwnCall();
  showCall(() => {
    const [first] = inbox.state.offers;
    return hidden() && first ? offerTexts.title(first.student.name) : null;
  });

  createEffect(
    on(
      () => offers().map((offer) => offer.id),
      () => {
        const fresh = offers().filter((offer) => !announced.has(offer.id));
        for (const offer of fresh) {
          announced.add(offer.id);
          if (wantsSound()) ringFor(offer.id).catch(() => undefined);
        }
        const [first] = fresh;
        if (first)
          setAnnouncement(
            offerTexts.announced(first.student.name, first.courseTitle, first.points, first.message),
          );
      },
    ),
  );

  createEffect(() => {
    const shown = region.matches(":popover-open");
    if (isWanted() && !shown) region.showPopover();
    else if (!isWanted() && shown) region.hidePopover();
  });

  createEffect(() => {
    if (inbox.state.available) whenSettled(() => void OfferStack.preload());
  });

  return (
    <>
      <div ref={voice} class="sr-only" aria-live="assertive">
        {announcement()}
      </div>
      <section
        ref={region}
        popover="manual"
        aria-label={offerTexts.region}
        class="pointer-events-none inset-auto top-[4.5rem] right-2 w-[min(25rem,calc(100vw-1rem))] overflow-visible bg-transparent text-ink sm:right-4"
      >
        <Show when={isWanted() && userId()} keyed>
          {(id) => (
            <Suspense>
              <OfferStack userId={id} offers={offers()} missed={missed()} />
            </Suspense>
          )}
        </Show>
      </section>
    </>
  );
};
