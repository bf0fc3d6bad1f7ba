import { useLocation } from "@solidjs/router";
import { createEffect, createMemo, createSignal, on, Show, Suspense } from "solid-js";
import { useInbox } from "../../../shell/inbox/inbox.ts";
import { me } from "../../../shell/me.ts";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { watchOwnCall } from "./call-watch.ts";

/** Fetched ahead for those who are ready to help, and by nobody else before there is something to show. */
const OfferStack = lazyComponent(async () => ({ default: (await import("./offer-stack.tsx")).OfferStack }));

/** Calls for help, on whatever page one is. In the top layer, and announced once each, at once. */
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

  watchOwnCall();

  createEffect(
    on(
      () => offers().map((offer) => offer.id),
      () => {
        const fresh = offers().filter((offer) => !announced.has(offer.id));
        for (const offer of fresh) announced.add(offer.id);
        const [first] = fresh;
        if (first)
          setAnnouncement(
            `${first.student.name} asks for help in ${first.courseTitle}, for ${first.points} points: ${first.message}`,
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
    if (inbox.state.available) void OfferStack.preload();
  });

  return (
    <>
      <div class="sr-only" aria-live="assertive">
        {announcement()}
      </div>
      <section
        ref={region}
        popover="manual"
        aria-label="Calls for help"
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
