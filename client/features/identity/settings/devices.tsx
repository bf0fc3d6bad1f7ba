import { useNavigate } from "@solidjs/router";
import { createEffect, createSignal, For, Match, on, Show, Switch } from "solid-js";
import type { AuthSession } from "../../../../domain/identity/model.ts";
import { api } from "../../../lib/request/api.ts";
import { authLinks } from "../../../lib/request/auth-links.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { signOutEverywhere } from "../../../shell/me.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Badge } from "../../../ui/display/badge.tsx";
import { RelativeTime } from "../../../ui/display/times.tsx";
import { DeviceIcon } from "../../../ui/icons.tsx";
import { Loading, Skeleton } from "../../../ui/skeleton.tsx";
import { ErrorState } from "../../../ui/states.tsx";
import { deviceTexts as texts } from "./account-texts.ts";
import { deviceName } from "./device-name.ts";
import { endings } from "./ended-elsewhere.ts";

const Device = (props: {
  readonly session: AuthSession;
  readonly onRevoke: (id: string) => Promise<void>;
}) => {
  const [busy, setBusy] = createSignal(false);
  const name = () => deviceName(props.session.userAgent);
  const revoke = async () => {
    setBusy(true);
    await props.onRevoke(props.session.id);
    setBusy(false);
  };
  return (
    <li class="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0">
      <DeviceIcon class="text-ink-faint" />
      <div class="min-w-0 flex-1">
        <p class="flex flex-wrap items-center gap-2 font-semibold">
          {name()}
          <Show when={props.session.isCurrent}>
            <Badge tone="good">{texts.current}</Badge>
          </Show>
        </p>
        <p class="text-sm text-ink-faint">
          {texts.lastUsed} <RelativeTime at={props.session.lastUsedAt} />
          <Show when={props.session.ipAddress}>{(address) => <> · {address()}</>}</Show>
        </p>
      </div>
      <Show when={!props.session.isCurrent}>
        <Button class="min-h-11" busy={busy()} onClick={revoke} aria-label={texts.signOutOf(name())}>
          {texts.signOut}
        </Button>
      </Show>
    </li>
  );
};

/** Every sign-in of the user; each can be ended, or all at once. */
export const Devices = () => {
  const navigate = useNavigate();
  const [asking, setAsking] = createSignal(false);
  const [leaving, setLeaving] = createSignal(false);
  const [ending, setEnding] = createSignal(false);
  const devices = createRemote(
    () => "auth-sessions",
    (signal) => api.authSessions(signal),
  );

  createEffect(on(endings, devices.reload, { defer: true }));

  const revoke = async (id: string) => {
    try {
      await api.revokeAuthSession(id);
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.status !== 404) {
        showToast({ tone: "danger", title: texts.stillSignedIn, text: error.message });
        return;
      }
    }
    const known = devices.data();
    if (known) devices.set({ authSessions: known.authSessions.filter((session) => session.id !== id) });
  };

  const endOthers = async () => {
    setEnding(true);
    try {
      await authLinks.signOutElsewhere();
      const known = devices.data()?.authSessions.filter((session) => session.isCurrent);
      if (known) devices.set({ authSessions: known });
      showToast({ tone: "good", title: texts.othersDone });
    } catch (error) {
      showToast({ tone: "danger", title: texts.stillSignedIn, text: asApiError(error).message });
    } finally {
      setEnding(false);
    }
  };

  const leave = async () => {
    setLeaving(true);
    try {
      await signOutEverywhere();
      navigate("/", { replace: true });
    } catch (error) {
      setLeaving(false);
      showToast({ tone: "danger", title: texts.failed, text: asApiError(error).message });
    }
  };

  return (
    <Switch
      fallback={
        <Loading label={texts.loading} class="grid gap-3">
          <Skeleton class="h-12 w-full" />
          <Skeleton class="h-12 w-full" />
        </Loading>
      }
    >
      <Match when={devices.data()}>
        {(read) => (
          <>
            <ul class="divide-y divide-line">
              <For each={read().authSessions}>
                {(session) => <Device session={session} onRevoke={revoke} />}
              </For>
            </ul>
            <div class="flex flex-wrap gap-2 border-t border-line pt-4">
              <Show when={read().authSessions.length > 1}>
                <Button class="min-h-11" busy={ending()} onClick={() => void endOthers()}>
                  {texts.others}
                </Button>
              </Show>
              <Button class="min-h-11" onClick={() => setAsking(true)}>
                {texts.everywhere}
              </Button>
            </div>
            <Dialog
              open={asking()}
              onClose={() => setAsking(false)}
              title={texts.everywhereTitle}
              description={texts.everywhereText}
              footer={
                <>
                  <Button onClick={() => setAsking(false)}>{texts.stay}</Button>
                  <Button variant="danger" busy={leaving()} onClick={leave}>
                    {texts.everywhere}
                  </Button>
                </>
              }
            />
          </>
        )}
      </Match>
      <Match when={devices.error()}>
        {(error) => <ErrorState error={error()} busy={devices.loading()} onRetry={devices.reload} />}
      </Match>
    </Switch>
  );
};
