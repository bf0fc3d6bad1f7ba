import { useParams } from "@solidjs/router";
import { Match, Show, Switch } from "solid-js";
import { NOT_FOUND_TITLE } from "../../../../domain/platform/pages/rules.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { me } from "../../../shell/me.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Loading, Skeleton, SkeletonText } from "../../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../../ui/states.tsx";
import { homeworkApi } from "../api.ts";
import { homeworkTexts as texts } from "../texts/handing-in.ts";
import { HomeworkView } from "./homework-view.tsx";

/** A student's own page of homework. */
export default function HomeworkPage() {
  const params = useParams<{ slug: string; id: string }>();
  const homework = createRemote(
    () => `homework ${params.slug} ${params.id}`,
    (signal) => homeworkApi.byId(params.slug, params.id, signal),
  );
  const known = () => (homework.data()?.id === params.id ? homework.data() : undefined);
  return (
    <Switch
      fallback={
        <Loading label={texts.loading} class="page grid gap-6 !max-w-3xl">
          <Skeleton class="h-24 w-2/3" />
          <SkeletonText lines={4} />
          <Skeleton class="h-72 w-full rounded-lg" />
        </Loading>
      }
    >
      <Match when={homework.error()?.status === 404 || homework.error()?.status === 400}>
        <EmptyState
          page
          kind="missing"
          tab={NOT_FOUND_TITLE}
          title={texts.missingTitle}
          text={texts.missingText}
          actions={
            <ButtonLink href={`/courses/${params.slug}/learn`} variant="primary">
              {texts.toCourse}
            </ButtonLink>
          }
        />
      </Match>
      <Match when={known()}>
        {(read) => (
          <Show when={params.id} keyed>
            <HomeworkView
              userId={me()?.id ?? ""}
              slug={params.slug}
              homework={read()}
              onChange={homework.set}
              onReload={homework.reload}
            />
          </Show>
        )}
      </Match>
      <Match when={homework.error()}>
        {(error) => <ErrorState page error={error()} busy={homework.loading()} onRetry={homework.reload} />}
      </Match>
    </Switch>
  );
}
