import { createSignal, Show } from "solid-js";
import { MAX_CONTENT_LENGTH, MAX_LINKS } from "../../../../domain/homework/limits.ts";
import { linkOf } from "../../../../domain/homework/rules.ts";
import { hasVisibleText } from "../../../../domain/shared/rules.ts";
import { online } from "../../../lib/online.ts";
import { Button } from "../../../ui/button.tsx";
import { Field, Textarea } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { homeworkTexts as texts } from "../texts/handing-in.ts";
import type { createWorkDraft } from "./work-draft.ts";

const linesOf = (text: string): string[] => (text === "" ? [] : text.split("\n"));

/** What a student writes and hands in. */
export const HandIn = (props: {
  readonly draft: ReturnType<typeof createWorkDraft>;
  /** It came late, if it came now. */
  readonly isLate: boolean;
  readonly isWaiting: boolean;
  readonly onHandIn: () => void;
}) => {
  const [isAsked, setAsked] = createSignal(false);
  const work = () => props.draft.work();
  const links = () => work().links.filter((link) => link.trim() !== "");
  const over = () => work().content.length - MAX_CONTENT_LENGTH;
  const linksFault = () => {
    if (links().length > MAX_LINKS) return texts.tooManyLinks(MAX_LINKS);
    return isAsked() && links().some((link) => linkOf(link) === null) ? texts.badLink : undefined;
  };
  const contentFault = () => {
    if (over() > 0) return texts.tooLong(over());
    const isEmpty = !hasVisibleText(work().content) && links().length === 0;
    return isAsked() && isEmpty ? texts.empty : undefined;
  };
  const standing = () => {
    if (props.isWaiting) return "";
    const { sent, refusal, hasFailed, saved, theirs } = props.draft.state();
    if (theirs !== null) return "";
    if (sent !== null) return texts.saving;
    if (!props.draft.isUnsaved()) return saved.version > 0 ? texts.saved : "";
    if (!online()) return texts.offline;
    return refusal ?? (hasFailed ? texts.failed : texts.saving);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (contentFault() !== undefined || linksFault() !== undefined) return;
    setAsked(false);
    props.onHandIn();
  };
  return (
    <form class="grid grid-cols-1 gap-4" onSubmit={submit}>
      <Field
        label={texts.content}
        hint={texts.contentHint}
        error={contentFault()}
        aside={<span role="status">{standing()}</span>}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={8}
            class="min-h-48"
            dir="auto"
            readonly={props.isWaiting}
            value={work().content}
            onInput={(event) => props.draft.type({ ...work(), content: event.currentTarget.value })}
            onBlur={() => props.draft.save()}
          />
        )}
      </Field>
      <Field label={texts.links} hint={texts.linksHint} error={linksFault()}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            inputmode="url"
            autocapitalize="off"
            spellcheck={false}
            readonly={props.isWaiting}
            value={work().links.join("\n")}
            onInput={(event) => props.draft.type({ ...work(), links: linesOf(event.currentTarget.value) })}
            onBlur={() => props.draft.save()}
          />
        )}
      </Field>
      <Show when={props.draft.theirs()}>
        {(theirs) => (
          <div
            class="grid gap-3 rounded-md border border-mark-ink bg-mark-soft p-4 text-mark-ink"
            role="alert"
          >
            <p class="text-sm font-semibold">{texts.clash}</p>
            <p class="max-h-48 overflow-y-auto rounded-md bg-surface p-3 text-sm whitespace-pre-line text-ink">
              {[theirs().content, ...theirs().links].join("\n")}
            </p>
            <div class="flex flex-wrap gap-2">
              <Button onClick={props.draft.keepMine}>{texts.keepMine}</Button>
              <Button onClick={props.draft.takeTheirs}>{texts.takeTheirs}</Button>
            </div>
          </div>
        )}
      </Show>
      <Show when={props.isLate && !props.isWaiting}>
        <Notice tone="mark">{texts.lateNote}</Notice>
      </Show>
      <Show
        when={props.isWaiting}
        fallback={
          <Button type="submit" variant="primary" size="lg" class="justify-self-start">
            {texts.handIn}
          </Button>
        }
      >
        <Notice tone="accent">{online() ? texts.sending : texts.waiting}</Notice>
      </Show>
    </form>
  );
};
