import { For, Show } from "solid-js";
import { MAX_BIO_SHORT_LENGTH, MAX_TITLE_LENGTH } from "../../../../domain/identity/limits.ts";
import type { Me } from "../../../../domain/identity/model.ts";
import { graphemesIn } from "../../../../domain/shared/rules.ts";
import { createForm } from "../../../lib/forms/form.ts";
import { api } from "../../../lib/request/api.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { deviceTimeZone } from "../../../lib/time/time.ts";
import { updateMe } from "../../../shell/me.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Field, Input, Select, Textarea } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import { nameProblem } from "../account-rules.ts";
import { shownTimeZone, timeZoneNames } from "./time-zones.ts";

const valuesOf = (me: Me) => ({
  name: me.name,
  title: me.title ?? "",
  bioShort: me.bioShort ?? "",
  timeZone: me.timeZone,
});

/** Name, title, a sentence about oneself, time zone. */
export const ProfileForm = (props: { readonly me: Me }) => {
  const form = createForm({
    initial: valuesOf(props.me),
    validate: (values) => ({
      name: nameProblem(values.name),
      title:
        graphemesIn(values.title.trim()) > MAX_TITLE_LENGTH
          ? `At most ${MAX_TITLE_LENGTH} characters.`
          : undefined,
      bioShort:
        graphemesIn(values.bioShort.trim()) > MAX_BIO_SHORT_LENGTH
          ? `At most ${MAX_BIO_SHORT_LENGTH} characters.`
          : undefined,
    }),
    submit: async (values) => {
      await updateMe({
        name: values.name.trim(),
        title: values.title.trim() || null,
        bioShort: values.bioShort.trim() || null,
        timeZone: values.timeZone,
      });
      form.reset(valuesOf(props.me));
      showToast({ tone: "good", title: "Saved" });
    },
  });
  const zones = createRemote(
    () => "time-zones",
    (signal) => api.timeZones(signal),
  );
  const known = () => zones.data()?.timeZones ?? [];
  const own = () => shownTimeZone(known(), deviceTimeZone());

  return (
    <form class="grid gap-5" onSubmit={form.submit} noValidate>
      <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
      <Field label="Name" error={form.error("name")} required>
        {(control) => <Input {...control} {...form.bind("name")} autocomplete="name" />}
      </Field>
      <Field label="Title" hint="What you do, such as “Data analyst”." error={form.error("title")}>
        {(control) => <Input {...control} {...form.bind("title")} autocomplete="organization-title" />}
      </Field>
      <Field
        label="About you"
        error={form.error("bioShort")}
        aside={
          <span class="tabular-nums">
            {graphemesIn(form.values.bioShort)} / {MAX_BIO_SHORT_LENGTH}
          </span>
        }
      >
        {(control) => <Textarea {...control} {...form.bind("bioShort")} rows={2} />}
      </Field>
      <Field
        label="Time zone"
        hint="When your day begins and ends, for reminders, daily limits, quiet hours and a creator’s dashboard. Other pages show this device’s time."
        error={form.error("timeZone")}
        aside={
          <Show when={own() !== form.values.timeZone && own()}>
            {(zone) => (
              <button type="button" class="link -my-3 min-h-10" onClick={() => form.set("timeZone", zone())}>
                Use this device’s
              </button>
            )}
          </Show>
        }
      >
        {(control) => (
          <Select
            {...control}
            name="timeZone"
            onChange={(event) => form.set("timeZone", event.currentTarget.value)}
          >
            <For each={timeZoneNames(known(), form.values.timeZone)}>
              {(zone) => (
                <option value={zone} selected={zone === form.values.timeZone}>
                  {zone.replaceAll("_", " ")}
                </option>
              )}
            </For>
          </Select>
        )}
      </Field>
      <RetryButton
        type="submit"
        variant="primary"
        busy={form.busy()}
        left={form.wait()}
        class="justify-self-start"
      >
        Save
      </RetryButton>
    </form>
  );
};
