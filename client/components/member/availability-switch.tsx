import { Show } from "solid-js";
import { useInbox } from "../../stores/inbox.ts";
import { Switch } from "../ui/switch.tsx";

/** What the user chose, ahead of the server's word while that is under way. */
const chosen = () => {
  const inbox = useInbox();
  return inbox.wantsAvailable() ?? inbox.state.available;
};

const hint = () => {
  const { status } = useInbox().state;
  if (status !== "open") return "Counts once you are connected again.";
  return chosen() ? "Calls for help reach you on every page." : "You will not be offered calls for help.";
};

/** Ready to answer calls for help, or not: in the header, where it is seen at all times. */
export const AvailabilityPill = () => {
  const inbox = useInbox();
  return (
    <Show when={inbox.state.canHelp}>
      <button
        type="button"
        role="switch"
        aria-checked={chosen()}
        aria-label="Ready to help"
        title={hint()}
        onClick={() => inbox.setAvailable(!chosen())}
        class="group inline-flex min-h-10 items-center gap-2 rounded-full border border-edge px-3 text-sm font-semibold text-ink-soft transition-colors hover:border-ink aria-checked:border-transparent aria-checked:bg-good-soft aria-checked:text-good-ink"
      >
        <span
          class={`size-2.5 rounded-full ${chosen() ? "bg-good" : "border-2 border-edge"} ${inbox.wantsAvailable() === null ? "" : "animate-shimmer"}`}
        />
        {chosen() ? "Ready to help" : "Not helping now"}
      </button>
    </Show>
  );
};

/** The same in words, for the menu. */
export const AvailabilityRow = () => {
  const inbox = useInbox();
  return (
    <Show when={inbox.state.canHelp}>
      <Switch
        label="Ready to help"
        hint={hint()}
        checked={chosen()}
        onChange={(is) => inbox.setAvailable(is)}
        class="px-3 py-2"
      />
    </Show>
  );
};
