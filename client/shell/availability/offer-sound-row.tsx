import { ring } from "../../lib/sound/ring.ts";
import { chooseSound, wantsSound } from "../../lib/sound/sound-choice.ts";
import { Switch } from "../../ui/forms/switch.tsx";
import { soundTexts } from "../texts.ts";

/** Whether this device rings when somebody needs help. Turned on, it lets the sound be heard. */
export const OfferSoundRow = () => {
  const choose = (wanted: boolean) => {
    chooseSound(wanted);
    if (wanted) ring().catch(() => undefined);
  };
  return (
    <Switch
      label={soundTexts.label}
      hint={soundTexts.hint}
      checked={wantsSound()}
      onChange={choose}
      class="px-3 py-2"
    />
  );
};
