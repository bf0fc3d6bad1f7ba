import { useInbox } from "../inbox/inbox.ts";
import { availabilityHint, isAvailable } from "./availability.ts";

/** Ready to answer calls for help, or not: in the header, where it is seen at all times. */
export const AvailabilityPill = () => {
  const inbox = useInbox();
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isAvailable()}
      aria-label="Ready to help"
      title={availabilityHint()}
      onClick={() => inbox.setAvailable(!isAvailable())}
      class="group inline-flex min-h-10 items-center gap-2 rounded-full border border-edge px-3 text-sm font-semibold text-ink-soft transition-colors hover:border-ink aria-checked:border-transparent aria-checked:bg-good-soft aria-checked:text-good-ink"
    >
      <span
        class={`size-2.5 rounded-full ${isAvailable() ? "bg-good" : "border-2 border-edge"} ${inbox.wantsAvailable() === null ? "" : "animate-shimmer"}`}
      />
      {isAvailable() ? "Ready to help" : "Not helping now"}
    </button>
  );
};
