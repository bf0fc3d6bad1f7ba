import { type JSX, Show } from "solid-js";
import { me } from "../../../shell/me.ts";
import { ThemeChoice } from "../../../shell/menus/theme-choice.tsx";
import { Card } from "../../../ui/display/card.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { QuietHoursSetting } from "../../notifications/quiet-hours.tsx";
import { VerifyReminder } from "../verify-reminder.tsx";
import { Devices } from "./devices.tsx";
import { EmailSetting } from "./email-setting.tsx";
import { PrivacySetting } from "./privacy-setting.tsx";
import { ProfileForm } from "./profile-form.tsx";

const Part = (props: { readonly title: string; readonly text: string; readonly children: JSX.Element }) => (
  <section class="grid gap-4 border-t border-line pt-8 first-of-type:border-0 first-of-type:pt-0 lg:grid-cols-[16rem_1fr] lg:gap-10">
    <div>
      <h2 class="text-lg">{props.title}</h2>
      <p class="text-sm text-ink-soft">{props.text}</p>
    </div>
    <Card class="p-5 sm:p-6">{props.children}</Card>
  </section>
);

/** What is the reader's own to decide. */
export default function Settings() {
  return (
    <div class="page grid gap-8 !max-w-5xl">
      <PageHeading title="Settings" />
      <Show when={me()}>
        {(member) => (
          <>
            <VerifyReminder me={member()} />
            <Part title="Profile" text="How you appear to people you learn with.">
              <ProfileForm me={member()} />
            </Part>
            <Part title="E-mail" text="Where our mails reach you, and what you sign in with.">
              <EmailSetting me={member()} />
            </Part>
            <Part title="Privacy" text="Who can open your profile.">
              <PrivacySetting me={member()} />
            </Part>
            <Part title="Quiet hours" text="When your devices stay silent.">
              <QuietHoursSetting me={member()} />
            </Part>
            <Part title="Theme" text="On this device.">
              <ThemeChoice class="max-w-sm" />
            </Part>
            <Part title="Devices" text="Where you are signed in. End what you do not know.">
              <Devices />
            </Part>
          </>
        )}
      </Show>
    </div>
  );
}
