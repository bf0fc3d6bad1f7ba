import { createSignal, For, Show } from "solid-js";
import { MAX_MESSAGE_LENGTH } from "../../../../domain/homework/limits.ts";
import type { Message } from "../../../../domain/homework/model.ts";
import { hasVisibleText } from "../../../../domain/shared/rules.ts";
import { createAttempt } from "../../../lib/request/attempt.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { RelativeTime } from "../../../ui/display/times.tsx";
import { Field, Textarea } from "../../../ui/forms/field.tsx";
import { SendIcon } from "../../../ui/icons.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { CourseText } from "../../courses/course/course-text.tsx";
import { homeworkApi, newId } from "../api.ts";
import { talkTexts as texts } from "../texts/submission.ts";

/** What student and reviewer say to each other below a submission. */
export const Talk = (props: {
  readonly submissionId: string;
  readonly messages: readonly Message[];
  /** Whom the reader talks with. */
  readonly other: string;
  readonly onSaid: (message: Message) => void;
}) => {
  const [text, setText] = createSignal("");
  const { busy, failure, run } = createAttempt();
  // One id until it has worked: an answer that is lost makes no second message.
  let id = newId();
  const say = (event: SubmitEvent) => {
    event.preventDefault();
    if (!hasVisibleText(text())) return;
    void run(async () => {
      props.onSaid(await homeworkApi.say(props.submissionId, { id, body: text() }));
      id = newId();
      setText("");
    });
  };
  return (
    <section class="grid grid-cols-1 gap-4" aria-labelledby="talk-title">
      <h2 id="talk-title" class="text-xl">
        {texts.title}
      </h2>
      <Show
        when={props.messages.length > 0}
        fallback={<p class="text-ink-soft">{texts.empty(props.other)}</p>}
      >
        <ul class="grid grid-cols-1 gap-4">
          <For each={props.messages}>
            {(message) => (
              <li class="flex gap-3">
                <Avatar person={message.author} size="sm" />
                <div class="grid min-w-0 flex-1 gap-0.5">
                  <p class="flex flex-wrap items-baseline gap-x-2">
                    <span class="font-semibold">{message.author.name}</span>
                    <RelativeTime at={message.createdAt} class="text-sm text-ink-faint" />
                  </p>
                  <div class="[overflow-wrap:anywhere]" dir="auto">
                    <CourseText text={message.body} />
                  </div>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <form class="grid gap-3" onSubmit={say}>
        <Show when={failure()}>{(said) => <Notice tone="danger">{said()}</Notice>}</Show>
        <Field label={texts.label}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxlength={MAX_MESSAGE_LENGTH}
              value={text()}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button
          type="submit"
          busy={busy()}
          disabled={!hasVisibleText(text())}
          class="min-h-11 justify-self-start"
        >
          <SendIcon />
          {texts.send}
        </Button>
      </form>
    </section>
  );
};
