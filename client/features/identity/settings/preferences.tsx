import type { Me } from "../../../../domain/identity/model.ts";
import { ThemeChoice } from "../../../shell/menus/theme-choice.tsx";
import { DensityChoice } from "../../chat/room/density-choice.tsx";
import { QuietHoursSetting } from "../../notifications/quiet-hours.tsx";
import { Part } from "./part.tsx";
import { settingsTexts as texts } from "./texts.ts";
import { TimeZoneSetting } from "./time-zone-setting.tsx";

/** When and how PeerLoop shows itself to one. */
export default function Preferences(props: { readonly me: Me }) {
  return (
    <div class="grid gap-6">
      <Part id="time-zone" title={texts.timeZone} text={texts.timeZoneText}>
        <TimeZoneSetting me={props.me} />
      </Part>
      <Part id="quiet-hours" title={texts.quietHours} text={texts.quietHoursText}>
        <QuietHoursSetting me={props.me} />
      </Part>
      <Part id="theme" title={texts.theme} text={texts.themeText}>
        <ThemeChoice class="max-w-sm" />
      </Part>
      <Part id="spacing" title={texts.spacing} text={texts.spacingText}>
        <DensityChoice class="max-w-sm" />
      </Part>
    </div>
  );
}
