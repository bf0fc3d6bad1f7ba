import { createSignal, For, Match, Show, Switch } from "solid-js";
import type { Sanction } from "../../../../domain/chat/moderation/model.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { apiChat } from "../api.ts";
import { PanelError, PanelLoading } from "../panels/panel-states.tsx";
import { somebody } from "../texts/messages.ts";
import { moderationTexts, sanctionListTexts as texts } from "../texts/moderation.ts";

/** The key under which a room's open sanctions are read. */
const keyOf = (roomId: string) => `chat-sanctions ${roomId}`;

/** Who is muted or removed now; each can be lifted. */
export const SanctionList = (props: { readonly roomId: string }) => {
  const sanctions = createRemote(
    () => keyOf(props.roomId),
    (signal) => apiChat.sanctions(props.roomId, signal),
  );
  const lift = async (sanction: Sanction) => {
    try {
      await apiChat.lift(sanction.id);
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.status !== 404) {
        showToast({ tone: "danger", title: texts.failed, text: error.message });
        return;
      }
    }
    const known = sanctions.data();
    if (known) sanctions.set({ ...known, sanctions: known.sanctions.filter(({ id }) => id !== sanction.id) });
  };
  return (
    <Switch fallback={<PanelLoading label={texts.loading} lines={2} />}>
      <Match when={sanctions.data()}>
        {(read) => (
          <Show
            when={read().sanctions.length > 0}
            fallback={<p class="py-3 text-ink-soft text-sm">{texts.none}</p>}
          >
            <ul class="divide-y divide-line" aria-label={moderationTexts.mutedAndRemoved}>
              <For each={read().sanctions}>
                {(sanction) => (
                  <SanctionRow
                    sanction={sanction}
                    person={read().people.find(({ id }) => id === sanction.userId)}
                    by={read().people.find(({ id }) => id === sanction.imposedBy)}
                    onLift={() => lift(sanction)}
                  />
                )}
              </For>
            </ul>
          </Show>
        )}
      </Match>
      <Match when={sanctions.error()}>
        {(error) => <PanelError error={error()} busy={sanctions.loading()} onRetry={sanctions.reload} />}
      </Match>
    </Switch>
  );
};

const SanctionRow = (props: {
  readonly sanction: Sanction;
  readonly person: Person | undefined;
  readonly by: Person | undefined;
  readonly onLift: () => Promise<void>;
}) => {
  const name = () => props.person?.name ?? somebody;
  const isMute = () => props.sanction.kind === "mute";
  const until = () => (props.sanction.until ? formatTime(props.sanction.until, "full") : null);
  const [busy, setBusy] = createSignal(false);
  const lift = async () => {
    setBusy(true);
    await props.onLift();
    setBusy(false);
  };
  return (
    <li class="flex items-start gap-3 py-3">
      <Show when={props.person}>{(person) => <Avatar person={person()} size="sm" class="mt-0.5" />}</Show>
      <div class="min-w-0 flex-1 text-sm">
        <p class="font-semibold">{name()}</p>
        <p class="text-ink-soft">{isMute() ? texts.muted(until()) : texts.removed(until())}</p>
        <p class="text-ink-faint [overflow-wrap:anywhere]">
          {texts.reason(props.sanction.reason, props.by?.name ?? somebody)}
        </p>
      </div>
      <Button
        busy={busy()}
        aria-label={isMute() ? texts.liftMute(name()) : texts.liftRemoval(name())}
        onClick={() => void lift()}
      >
        {texts.lift}
      </Button>
    </li>
  );
};
