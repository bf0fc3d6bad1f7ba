import { For, type JSX, Show } from "solid-js";
import { changesBetween } from "../../../../../domain/courses/studio/diff/rules.ts";
import type { ModuleDocument } from "../../../../../domain/courses/studio/document.ts";
import { formatPrice } from "../../../../lib/money.ts";
import { createAttempt } from "../../../../lib/request/attempt.ts";
import { Button } from "../../../../ui/button.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { useEditing } from "../draft/draft-context.tsx";
import { changeWords, concernedWords } from "../texts/changes.ts";
import { moduleTexts } from "../texts/parts.ts";

import { publishTexts as texts } from "../texts/publish.ts";

/** What everybody will see, before they do: what changes, and whom it concerns. */
export default function PublishDialog(props: {
  readonly onPublish: () => Promise<void>;
  readonly onClose: () => void;
}): JSX.Element {
  const { draft } = useEditing();
  const { busy, failure, run } = createAttempt();
  const published = () => draft.course().published;
  const changes = () => {
    const before = published();
    return before === null ? [] : changesBetween(before, draft.document());
  };
  const concerned = () => {
    const curriculum = changes().find((change) => change.kind === "modules");
    const touched: readonly ModuleDocument[] =
      curriculum === undefined ? [] : [...curriculum.changed, ...curriculum.removed];
    return draft.course().studentsAt.flatMap(({ moduleId, students }) => {
      const module = touched.find(({ id }) => id === moduleId);
      return module === undefined ? [] : [{ students, title: module.title || moduleTexts.untitled(1) }];
    });
  };
  const price = () => {
    const { priceCents, currency } = draft.document();
    return texts.price(priceCents === 0, formatPrice(priceCents ?? 0, currency));
  };

  const publish = () => run(props.onPublish);

  return (
    <Dialog
      open
      onClose={() => props.onClose()}
      title={published() === null ? texts.firstTitle : texts.title}
      description={
        published() === null
          ? texts.firstText
          : draft.course().state === "paused"
            ? texts.pausedText
            : texts.text
      }
      footer={
        <>
          <Button class="min-h-11" onClick={() => props.onClose()}>
            {texts.cancel}
          </Button>
          <Button variant="primary" class="min-h-11" busy={busy()} onClick={() => void publish()}>
            {published() === null ? texts.publish : texts.publishChanges}
          </Button>
        </>
      }
    >
      <Show when={published() !== null} fallback={<p>{price()}</p>}>
        <ul class="grid list-disc gap-1 pl-5">
          <For each={changes()}>{(change) => <li>{changeWords(change)}</li>}</For>
          <For each={concerned()}>{({ students, title }) => <li>{concernedWords(students, title)}</li>}</For>
        </ul>
      </Show>
      <Show when={failure()}>{(said) => <Notice tone="danger">{said()}</Notice>}</Show>
    </Dialog>
  );
}
