import { For, Show } from "solid-js";
import { MAX_COMMENT_LENGTH } from "../../../../domain/homework/limits.ts";
import { hasVisibleText } from "../../../../domain/shared/rules.ts";
import { createAttempt } from "../../../lib/request/attempt.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { CloseIcon } from "../../../ui/icons.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { homeworkApi, newId } from "../api.ts";
import { reviewTexts as texts } from "../texts/review.ts";

/** Comments that a reviewer keeps: one press puts them into the feedback. */
const SavedComments = (props: { readonly feedback: string; readonly onUse: (body: string) => void }) => {
  const comments = createRemote(
    () => "saved comments",
    (signal) => homeworkApi.comments(signal),
  );
  const { busy, failure, run } = createAttempt();
  const isTooLong = () => props.feedback.trim().length > MAX_COMMENT_LENGTH;
  const keep = () =>
    void run(async () => {
      comments.set(await homeworkApi.saveComment({ id: newId(), body: props.feedback.trim() }));
      showToast({ tone: "good", title: texts.kept });
    });
  const remove = (id: string) => void run(async () => comments.set(await homeworkApi.removeComment(id)));
  return (
    <div class="grid grid-cols-1 gap-2 rounded-md bg-sunken p-3">
      <h3 class="text-sm font-semibold">{texts.saved}</h3>
      <Show when={failure()}>{(said) => <Notice tone="danger">{said()}</Notice>}</Show>
      <ul class="grid grid-cols-1 gap-1">
        <For
          each={comments.data()?.comments}
          fallback={<li class="text-sm text-ink-soft">{texts.noComments}</li>}
        >
          {(comment) => (
            <li class="flex items-center gap-1">
              <button
                type="button"
                class="min-h-10 min-w-0 flex-1 rounded-md px-2 text-left text-sm hover:bg-surface"
                title={texts.use}
                onClick={() => props.onUse(comment.body)}
              >
                <span class="line-clamp-2 [overflow-wrap:anywhere]">{comment.body}</span>
              </button>
              <IconButton label={texts.removeComment(comment.body)} onClick={() => remove(comment.id)}>
                <CloseIcon />
              </IconButton>
            </li>
          )}
        </For>
      </ul>
      <Show when={hasVisibleText(props.feedback)}>
        <Show
          when={!isTooLong()}
          fallback={<p class="text-sm text-ink-soft">{texts.tooLong(MAX_COMMENT_LENGTH)}</p>}
        >
          <Button variant="quiet" class="justify-self-start" busy={busy()} onClick={keep}>
            {texts.keep}
          </Button>
        </Show>
      </Show>
    </div>
  );
};

export default SavedComments;
