import { Switch as Choose, createSignal, Match, Show } from "solid-js";
import type { Me } from "../../../domain/identity/model.ts";
import type { QuietHours } from "../../../domain/notifications/quiet-hours.ts";
import { createForm } from "../../lib/forms/form.ts";
import { api } from "../../lib/request/api.ts";
import { createRemote } from "../../lib/request/remote.ts";
import { asApiError } from "../../lib/request/request.ts";
import { showToast } from "../../shell/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/forms/field.tsx";
import { Switch } from "../../ui/forms/switch.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { quietHoursTexts as texts } from "./texts.ts";

/** What is offered to whoever turns quiet hours on. */
const NIGHT: QuietHours = { from: "22:00", to: "07:00" };

/** When devices stay silent; by the clock of the reader's time zone. */
export const QuietHoursSetting = (props: { readonly me: Me }) => {
  const remote = createRemote(
    () => "quiet-hours",
    (signal) => api.quietHours(signal),
  );
  const [wanted, setWanted] = createSignal<boolean>();
  const hours = () => remote.data()?.quietHours ?? null;

  const save = async (quietHours: QuietHours | null) => {
    await api.setQuietHours(quietHours);
    remote.set({ quietHours });
  };
  const turn = async (on: boolean) => {
    setWanted(on);
    try {
      await save(on ? NIGHT : null);
    } catch (error) {
      showToast({ tone: "danger", title: texts.failed, text: asApiError(error).message });
    } finally {
      setWanted(undefined);
    }
  };

  return (
    <Choose
      fallback={
        <Loading label={texts.loading}>
          <Skeleton class="h-12 w-full" />
        </Loading>
      }
    >
      <Match when={remote.data()}>
        <div class="grid gap-5">
          <Switch
            label={texts.label}
            checked={wanted() ?? hours() !== null}
            disabled={wanted() !== undefined}
            onChange={(on) => void turn(on)}
            hint={texts.hint}
          />
          <Show when={hours()}>
            {(quiet) => <Times hours={quiet()} timeZone={props.me.timeZone} onSave={save} />}
          </Show>
        </div>
      </Match>
      <Match when={remote.error()}>
        {(error) => <ErrorState error={error()} busy={remote.loading()} onRetry={remote.reload} />}
      </Match>
    </Choose>
  );
};

const Times = (props: {
  readonly hours: QuietHours;
  readonly timeZone: string;
  readonly onSave: (hours: QuietHours) => Promise<void>;
}) => {
  const form = createForm({
    initial: { from: props.hours.from, to: props.hours.to },
    validate: ({ from, to }) => ({
      from: from === "" ? texts.fromMissing : undefined,
      to: to === "" ? texts.toMissing : from === to ? texts.sameTime : undefined,
    }),
    submit: async (hours) => {
      await props.onSave(hours);
      showToast({ tone: "good", title: texts.saved });
    },
  });
  return (
    <form class="grid gap-4" onSubmit={form.submit} noValidate>
      <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
      <div class="grid grid-cols-2 gap-3 sm:max-w-sm">
        <Field label={texts.from} error={form.error("from")} required>
          {(control) => <Input {...control} {...form.bind("from")} type="time" />}
        </Field>
        <Field label={texts.to} error={form.error("to")} required>
          {(control) => <Input {...control} {...form.bind("to")} type="time" />}
        </Field>
      </div>
      <p class="text-ink-faint text-sm">{texts.zone(props.timeZone)}</p>
      <Button type="submit" variant="primary" busy={form.busy()} class="justify-self-start">
        {texts.save}
      </Button>
    </form>
  );
};
