import { Show } from "solid-js";
import { Switch } from "../../ui/forms/switch.tsx";
import { useInbox } from "../inbox/inbox.ts";
import { availabilityHint, isAvailable } from "./availability.ts";

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
