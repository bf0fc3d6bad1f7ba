import { createEffect, createMemo, createSignal, For, Index, Match, on, Show, Switch } from "solid-js";
import { INBOX_TITLE } from "../../../domain/platform/pages/rules.ts";
import { api } from "../../lib/request/api.ts";
import { createPages } from "../../lib/request/pages.ts";
import { asApiError } from "../../lib/request/request.ts";
import { now } from "../../lib/time/clock.ts";
import { useInbox } from "../../shell/inbox/inbox.ts";
import { NotificationItem } from "../../shell/menus/notification-item.tsx";
import { showToast } from "../../shell/toasts.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Card } from "../../ui/display/card.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { byDay } from "./days.ts";
import { notificationTexts as texts } from "./texts.ts";

/** Everything that was said to the reader, newest first, by day. What arrives meanwhile joins at the top. */
export default function Notifications() {
  const inbox = useInbox();
  const [marking, setMarking] = createSignal(false);
  const list = createPages(
    () => "notifications",
    async (cursor, signal) => {
      const page = await api.notifications(cursor ?? undefined, signal);
      return { items: page.notifications, nextCursor: page.nextCursor };
    },
  );
  const hasUnread = () => list.items()?.some((notification) => !notification.isRead) === true;
  const days = createMemo(() => byDay(list.items() ?? [], now()));

  // What is new, other than it was, or gone; not what was read, which this page shows by itself.
  const shown = createMemo(() =>
    inbox.state.notifications.map(({ id, title, body }) => `${id} ${title} ${body}`).join(),
  );
  createEffect(on(shown, list.reload, { defer: true }));

  const markRead = (id: string) => {
    inbox.ack(id);
    list.change((items) => items.map((item) => (item.id === id ? { ...item, isRead: true } : item)));
  };

  const markAll = async () => {
    setMarking(true);
    try {
      await api.readAllNotifications();
      inbox.allRead();
      list.change((items) => items.map((item) => ({ ...item, isRead: true })));
    } catch (error) {
      showToast({ tone: "danger", title: texts.markAllFailed, text: asApiError(error).message });
    } finally {
      setMarking(false);
    }
  };

  return (
    <div class="page grid gap-6 !max-w-3xl">
      <div class="flex min-h-11 flex-wrap items-center justify-between gap-3">
        <PageHeading title={INBOX_TITLE} />
        <Show when={hasUnread()}>
          <Button busy={marking()} onClick={markAll}>
            {texts.markAll}
          </Button>
        </Show>
      </div>
      <Switch
        fallback={
          <Loading label={texts.loading} class="grid gap-3">
            <For each={[1, 2, 3, 4, 5]}>{() => <Skeleton class="h-16 w-full" />}</For>
          </Loading>
        }
      >
        <Match when={list.items()?.length === 0}>
          <EmptyState
            title={texts.emptyTitle}
            text={texts.emptyText}
            actions={<ButtonLink href="/settings">{texts.emptyAction}</ButtonLink>}
          />
        </Match>
        <Match when={list.items()}>
          <Index each={days()}>
            {(day) => (
              <section class="grid gap-2" aria-label={day().name}>
                <h2 class="px-1 text-sm font-semibold text-ink-faint">{day().name}</h2>
                <Card class="p-2">
                  <ul class="grid gap-0.5">
                    <For each={day().items}>
                      {(notification) => (
                        <li>
                          <NotificationItem notification={notification} onRead={markRead} />
                        </li>
                      )}
                    </For>
                  </ul>
                </Card>
              </section>
            )}
          </Index>
          <Show when={list.hasMore()}>
            <Button class="justify-self-center" busy={list.loadingMore()} onClick={list.loadMore}>
              {texts.older}
            </Button>
          </Show>
        </Match>
        <Match when={list.error()}>
          {(error) => <ErrorState error={error()} busy={list.refreshing()} onRetry={list.reload} />}
        </Match>
      </Switch>
    </div>
  );
}
