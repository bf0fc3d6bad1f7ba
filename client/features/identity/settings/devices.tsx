import { useNavigate } from "@solidjs/router";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import type { AuthSession } from "../../../../domain/identity/model.ts";
import { api } from "../../../lib/request/api.ts";
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
import { deviceName } from "./device-name.ts";

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
            <Badge tone="good">This device</Badge>
          </Show>
        </p>
        <p class="text-sm text-ink-faint">
          Last used <RelativeTime at={props.session.lastUsedAt} />
          <Show when={props.session.ipAddress}>{(address) => <> · {address()}</>}</Show>
        </p>
      </div>
      <Show when={!props.session.isCurrent}>
        <Button busy={busy()} onClick={revoke} aria-label={`Sign out ${name()}`}>
          Sign out
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
  const devices = createRemote(
    () => "auth-sessions",
    (signal) => api.authSessions(signal),
  );

  const revoke = async (id: string) => {
    try {
      await api.revokeAuthSession(id);
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.status !== 404) {
        showToast({ tone: "danger", title: "Still signed in there", text: error.message });
        return;
      }
    }
    const known = devices.data();
    if (known) devices.set({ authSessions: known.authSessions.filter((session) => session.id !== id) });
  };

  const leave = async () => {
    setLeaving(true);
    try {
      await signOutEverywhere();
      navigate("/", { replace: true });
    } catch (error) {
      setLeaving(false);
      showToast({ tone: "danger", title: "You are still signed in", text: asApiError(error).message });
    }
  };

  return (
    <Switch
      fallback={
        <Loading label="Your devices are loading" class="grid gap-3">
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
            <div class="border-t border-line pt-4">
              <Button onClick={() => setAsking(true)}>Sign out everywhere</Button>
            </div>
            <Dialog
              open={asking()}
              onClose={() => setAsking(false)}
              title="Sign out everywhere?"
              description="On this device too. Open chats, help and sessions close at once."
              footer={
                <>
                  <Button onClick={() => setAsking(false)}>Stay signed in</Button>
                  <Button variant="danger" busy={leaving()} onClick={leave}>
                    Sign out everywhere
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
