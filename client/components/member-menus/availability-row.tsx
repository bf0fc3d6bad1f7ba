import { Show } from "solid-js";
import { availabilityHint, isAvailable } from "../../stores/availability.ts";
import { useInbox } from "../../stores/inbox.ts";
import { Switch } from "../ui/switch.tsx";

/** Ready to answer calls for help, or not, in words. */
export const AvailabilityRow = () => {
  const inbox = useInbox();
  return (
    <Show when={inbox.state.canHelp}>
      <Switch
        label="Ready to help"
        hint={availabilityHint()}
        checked={isAvailable()}
        onChange={(is) => inbox.setAvailable(is)}
        class="px-3 py-2"
      />
    </Show>
  );
};
