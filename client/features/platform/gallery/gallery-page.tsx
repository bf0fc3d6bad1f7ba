import { For, Match, Switch } from "solid-js";
import { GALLERY_TITLE } from "../../../../domain/platform/pages/rules.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { NotFoundState } from "../../../ui/not-found-state.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { localApi } from "../../mail/api.ts";
import { SampleView } from "./sample.tsx";
import { buttons } from "./samples/buttons.tsx";
import { display } from "./samples/display.tsx";
import { forms } from "./samples/forms.tsx";
import { loops } from "./samples/loops.tsx";
import { shell } from "./samples/shell.tsx";
import { states } from "./samples/states.tsx";
import { type } from "./samples/type.tsx";

const groups = [type, buttons, forms, display, states, loops, shell];

/** Every widget in its states and both themes, on one's own machine; elsewhere there is no such page. */
export default function Gallery() {
  const local = createRemote(
    () => "local-mails",
    (signal) => localApi.mails(signal),
  );
  return (
    <Switch>
      <Match when={local.error()}>
        <NotFoundState />
      </Match>
      <Match when={local.data()}>
        <div class="page grid grid-cols-1 gap-10">
          <PageHeading title={GALLERY_TITLE} />
          <For each={groups}>
            {(group) => (
              <section class="grid grid-cols-1 gap-5">
                <h2 class="text-xl">{group.name}</h2>
                <For each={group.samples}>{(sample) => <SampleView sample={sample} />}</For>
              </section>
            )}
          </For>
        </div>
      </Match>
    </Switch>
  );
}
