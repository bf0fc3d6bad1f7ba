import { For } from "solid-js";
import { Switch } from "../../ui/forms/switch.tsx";
import { useInbox } from "../inbox/inbox.ts";
import { availabilityTexts } from "../texts.ts";
import { availabilityMeaning, isAvailable, MEANINGS } from "./availability.ts";
import { OfferSoundRow } from "./offer-sound-row.tsx";

/** Everything that it may say lies in one place, so that nothing moves when it says another. */
const Hint = () => (
  <span class="grid">
    <For each={MEANINGS}>
      {(meaning) => (
        <span class="col-start-1 row-start-1" classList={{ invisible: availabilityMeaning() !== meaning }}>
          {availabilityTexts[meaning]}
        </span>
      )}
    </For>
  </span>
);

/** Ready to answer calls for help, or not, in words: for who may. */
export const AvailabilityRow = () => {
  const inbox = useInbox();
  return (
    <>
      <Switch
        label={availabilityTexts.label}
        hint={<Hint />}
        checked={isAvailable()}
        onChange={(is) => inbox.setAvailable(is)}
        class="px-3 py-2"
      />
      <OfferSoundRow />
    </>
  );
};
