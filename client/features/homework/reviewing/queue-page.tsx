import { A, useSearchParams } from "@solidjs/router";
import { For, Match, Show, Switch } from "solid-js";
import type { QueueItem, QueueRequest } from "../../../../domain/homework/model.ts";
import { teachesBy } from "../../../../domain/identity/roles/rules.ts";
import { HOMEWORK_QUEUE_TITLE } from "../../../../domain/platform/pages/rules.ts";
import { createPages } from "../../../lib/request/pages.ts";
import { me } from "../../../shell/me.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Badge } from "../../../ui/display/badge.tsx";
import { RelativeTime } from "../../../ui/display/times.tsx";
import { Segmented } from "../../../ui/forms/segmented.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { Loading, Skeleton } from "../../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../../ui/states.tsx";
import { homeworkApi } from "../api.ts";
import { queueTexts as texts } from "../texts/review.ts";

type View = QueueRequest["view"];
const VIEWS: readonly View[] = ["waiting", "asked", "reviewed"];

const Row = (props: { readonly item: QueueItem }) => {
  const isMine = (id: string | undefined) => id !== undefined && id === me()?.id;
  const whose = () => {
    const { claimedBy, waitsFor } = props.item;
    if (claimedBy !== null) return isMine(claimedBy.id) ? texts.mine : texts.reading(claimedBy.name);
    if (waitsFor === null) return null;
    return isMine(waitsFor.id) ? texts.waitsForYou : texts.waitsFor(waitsFor.name);
  };
  return (
    <article
      class="relative flex items-start gap-3 rounded-lg border border-line bg-surface p-4 hover:border-edge"
      data-submission={props.item.id}
    >
      <Avatar person={props.item.student} />
      <div class="grid min-w-0 flex-1 gap-1">
        <h3 class="text-base leading-snug [overflow-wrap:anywhere]">
          <A
            href={`/homework/${props.item.id}`}
            aria-label={texts.open(props.item.title, props.item.student.name)}
            class="after:absolute after:inset-0 hover:text-accent-ink"
          >
            {props.item.title}
          </A>
        </h3>
        <p class="text-sm text-ink-soft">
          {props.item.student.name} · {props.item.course.title}
        </p>
        <p class="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-faint">
          <span>
            {texts.version(props.item.attempt)}, {texts.handedIn} <RelativeTime at={props.item.submittedAt} />
          </span>
          <Show when={props.item.isLate}>
            <Badge tone="danger">{texts.late}</Badge>
          </Show>
          <Show when={whose()}>
            {(said) => <Badge tone={said() === texts.waitsForYou ? "accent" : "plain"}>{said()}</Badge>}
          </Show>
        </p>
      </div>
    </article>
  );
};

const Queue = (props: { readonly view: View }) => {
  const pages = createPages(
    () => `homework queue ${props.view}`,
    async (cursor, signal) => {
      const asked = { view: props.view, ...(cursor === null ? {} : { cursor }) };
      const { submissions, nextCursor } = await homeworkApi.queue(asked, signal);
      return { items: submissions, nextCursor };
    },
  );
  return (
    <Switch
      fallback={
        <Loading label={texts.loading} class="grid gap-3">
          <For each={[1, 2, 3]}>{() => <Skeleton class="h-28 w-full rounded-lg" />}</For>
        </Loading>
      }
    >
      <Match when={pages.items()?.length === 0}>
        <EmptyState
          title={texts.emptyTitle[props.view]}
          text={texts.emptyText[props.view]}
          actions={<ButtonLink href="/students">{texts.students}</ButtonLink>}
        />
      </Match>
      <Match when={pages.items()}>
        {(items) => (
          <section class="grid grid-cols-1 gap-3">
            <h2 class="sr-only">{texts.results}</h2>
            <ul class="grid grid-cols-1 gap-3">
              <For each={items()}>
                {(item) => (
                  <li>
                    <Row item={item} />
                  </li>
                )}
              </For>
            </ul>
            <Show when={pages.error()}>{(error) => <Notice tone="danger">{error().message}</Notice>}</Show>
            <Show when={pages.hasMore()}>
              <Button class="justify-self-center" busy={pages.loadingMore()} onClick={pages.loadMore}>
                {texts.more}
              </Button>
            </Show>
          </section>
        )}
      </Match>
      <Match when={pages.error()}>
        {(error) => <ErrorState error={error()} busy={pages.refreshing()} onRetry={pages.reload} />}
      </Match>
    </Switch>
  );
};

/** What was handed in to the reader, across the courses that they teach. */
export default function QueuePage() {
  const [params, setParams] = useSearchParams();
  const view = (): View => VIEWS.find((one) => one === params.view) ?? "waiting";
  return (
    <Show
      when={!me() || teachesBy(me()?.roles ?? [])}
      fallback={
        <EmptyState
          page
          tab={HOMEWORK_QUEUE_TITLE}
          title={texts.noTeacherTitle}
          text={texts.noTeacherText}
          actions={<ButtonLink href="/">{texts.noTeacherAction}</ButtonLink>}
        />
      }
    >
      <div class="page grid grid-cols-[minmax(0,1fr)] gap-6 !max-w-3xl">
        <div>
          <PageHeading title={HOMEWORK_QUEUE_TITLE} />
          <p class="text-ink-soft">{texts.lead}</p>
        </div>
        <Segmented
          label={texts.views}
          class="max-w-md"
          options={VIEWS.map((key) => ({ key, label: texts.view[key] }))}
          value={view()}
          onChange={(key) =>
            setParams({ view: key === "waiting" ? undefined : key }, { replace: true, scroll: false })
          }
        />
        <Show when={view()} keyed>
          {(shown) => <Queue view={shown} />}
        </Show>
      </div>
    </Show>
  );
}
