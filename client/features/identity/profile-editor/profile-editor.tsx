import { useLocation } from "@solidjs/router";
import { createEffect, Match, Switch } from "solid-js";
import type { Me, OwnProfile } from "../../../../domain/identity/model.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { loadMe } from "../../../shell/me.ts";
import { Loading, Skeleton, SkeletonText } from "../../../ui/skeleton.tsx";
import { ErrorState } from "../../../ui/states.tsx";
import { apiProfile } from "../api.ts";
import { PhotoBlock } from "../photo/photo-block.tsx";
import { PrivacySetting } from "../settings/privacy-setting.tsx";
import { Block } from "./block.tsx";
import { createEditor } from "./editor-state.ts";
import { ExpertiseTags } from "./expertise-tags.tsx";
import { InterestPicker } from "./interest-picker.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { QualificationList } from "./qualification-list.tsx";
import { SaveBar } from "./save-bar.tsx";
import { About, Basics } from "./text-fields.tsx";
import { editorTexts, privacyTexts } from "./texts.ts";

const Form = (props: { readonly me: Me; readonly profile: OwnProfile }) => {
  let form: HTMLDivElement | undefined;
  const location = useLocation();
  // Links lead to a part of the page, which may be here later than its address.
  createEffect(() => {
    const part = location.hash.slice(1);
    if (/^[a-z]+$/.test(part)) form?.querySelector(`#${part}`)?.scrollIntoView();
  });
  const editor = createEditor(props.profile, () => void loadMe());
  const topics = createRemote(
    () => "topics",
    (signal) => apiProfile.topics(signal),
  );
  const save = async () => {
    const wrong = await editor.save();
    if (wrong !== undefined) form?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
  };
  return (
    <div ref={form} class="grid gap-6">
      <PhotoBlock me={props.me} />
      <Basics editor={editor} />
      <About editor={editor} />
      <QualificationList editor={editor} />
      <ExpertiseTags editor={editor} topics={topics.data()?.topics ?? []} />
      <InterestPicker editor={editor} topics={topics.data()?.topics ?? (topics.error() ? [] : undefined)} />
      <Block id="privacy" title={privacyTexts.title}>
        <PrivacySetting me={props.me} />
      </Block>
      <SaveBar editor={editor} onSave={() => void save()} />
      <LeaveGuard isDirty={editor.changed().length > 0} />
    </div>
  );
};

/** Everything of one's profile that one may set, in blocks that say who sees them. */
export default function ProfileEditor(props: { readonly me: Me }) {
  const profile = createRemote(
    () => "own-profile",
    (signal) => apiProfile.own(signal),
  );
  return (
    <Switch
      fallback={
        <Loading label={editorTexts.loading} class="grid gap-6">
          <Skeleton class="h-80 w-full rounded-lg" />
          <SkeletonText lines={4} />
        </Loading>
      }
    >
      <Match when={!profile.loading() && profile.data()} keyed>
        {(read) => <Form me={props.me} profile={read} />}
      </Match>
      <Match when={profile.error()}>
        {(error) => <ErrorState error={error()} busy={profile.loading()} onRetry={profile.reload} />}
      </Match>
    </Switch>
  );
}
