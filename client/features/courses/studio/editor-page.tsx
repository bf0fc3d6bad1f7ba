import { useParams } from "@solidjs/router";
import { createEffect, createMemo, createResource, Match, onCleanup, Switch } from "solid-js";
import { makeAgain } from "../../../lib/request/again.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { me } from "../../../shell/me.ts";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { NotFoundState } from "../../../ui/not-found-state.tsx";
import { Loading, Skeleton } from "../../../ui/skeleton.tsx";
import { ErrorState } from "../../../ui/states.tsx";
import { studioApi } from "./api.ts";
import { keptDrafts } from "./draft/kept-drafts.ts";
import { editorTexts as texts } from "./texts/editor.ts";

const Editor = lazyComponent(async () => ({ default: (await import("./editor.tsx")).Editor }));

/** What there is of a course: on the server, or, where that cannot be reached, on this device. */
const loadBoth = async ({ userId, id }: { readonly userId: string; readonly id: string }) => {
  const kept = await keptDrafts.of(userId, id).catch(() => null);
  try {
    return { read: await studioApi.load(id), kept, userId };
  } catch (thrown) {
    const error = asApiError(thrown);
    if (kept !== null && error.isTemporary) return { read: kept.course, kept, userId };
    throw error;
  }
};

const Waiting = () => (
  <Loading label={texts.loading} class="page grid gap-6">
    <Skeleton class="h-12 w-2/3" />
    <Skeleton class="h-96 w-full rounded-lg" />
  </Loading>
);

/** Where a creator writes a course. */
export default function EditorPage() {
  const params = useParams<{ id: string }>();
  const wanted = createMemo(
    () => {
      const userId = me()?.id;
      return userId === undefined ? undefined : { userId, id: params.id };
    },
    undefined,
    { equals: (one, other) => one?.userId === other?.userId && one?.id === other?.id },
  );
  const [loaded, { refetch }] = createResource(wanted, loadBoth);
  const failure = () => (loaded.state === "errored" ? asApiError(loaded.error) : undefined);
  const again = makeAgain(() => void refetch());
  createEffect(() => {
    const error = failure();
    if (error) again.failed(error);
    else if (loaded.state === "ready") again.done();
  });
  onCleanup(again.stop);
  return (
    <Switch fallback={<Waiting />}>
      <Match when={failure()?.status === 404 || failure()?.status === 403}>
        <NotFoundState title={texts.missingTitle} text={texts.missingText} />
      </Match>
      <Match when={failure()}>
        {(error) => <ErrorState page error={error()} busy={loaded.loading} onRetry={() => void refetch()} />}
      </Match>
      <Match when={loaded.state === "ready" && loaded.latest} keyed>
        {(found) => <Editor userId={found.userId} read={found.read} kept={found.kept} />}
      </Match>
    </Switch>
  );
}
