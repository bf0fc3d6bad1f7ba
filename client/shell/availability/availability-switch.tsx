import { useInbox } from "../inbox/inbox.ts";
import { availabilityTexts } from "../texts.ts";
import { availabilityMeaning, isAvailable } from "./availability.ts";

/** Ready to answer requests for help, or not: on the rail, where it is seen at all times. */
export const AvailabilityPill = () => {
  const inbox = useInbox();
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isAvailable()}
      aria-label={availabilityTexts.label}
      title={availabilityTexts[availabilityMeaning()]}
      onClick={() => inbox.setAvailable(!isAvailable())}
      class="group inline-flex min-h-11 w-full items-center gap-2.5 rounded-md px-2.5 text-sm font-semibold text-ink-soft transition-colors hover:bg-paper max-lg:justify-center aria-checked:bg-good-soft aria-checked:text-good-ink"
    >
      <span
        class={`size-2.5 rounded-full ${isAvailable() ? "bg-good" : "border-2 border-edge"} ${inbox.wantsAvailable() === null ? "" : "animate-shimmer"}`}
      />
      <span class="max-lg:hidden">{isAvailable() ? availabilityTexts.label : availabilityTexts.off}</span>
    </button>
  );
};
