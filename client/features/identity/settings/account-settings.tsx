import type { Me } from "../../../../domain/identity/model.ts";
import { Devices } from "./devices.tsx";
import { EmailSetting } from "./email-setting.tsx";
import { Part } from "./part.tsx";
import { PasswordSetting } from "./password-setting.tsx";
import { settingsTexts as texts } from "./texts.ts";

/** What one signs in with, and where one has. */
export default function AccountSettings(props: { readonly me: Me }) {
  return (
    <div class="grid gap-6">
      <Part id="email" title={texts.email} text={texts.emailText}>
        <EmailSetting me={props.me} />
      </Part>
      <Part id="password" title={texts.password} text={texts.passwordText}>
        <PasswordSetting me={props.me} />
      </Part>
      <Part id="devices" title={texts.devices} text={texts.devicesText}>
        <Devices />
      </Part>
    </div>
  );
}
