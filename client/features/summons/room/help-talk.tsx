import { createSignal, Show } from "solid-js";
import { MAX_SAY_LENGTH } from "../../../../domain/summons/limits.ts";
import type { Summon } from "../../../../domain/summons/model.ts";
import { Composer } from "../../../conversation/composer.tsx";
import type { ComposerField } from "../../../conversation/composer-field.ts";
import { draftOf } from "../../../live/outbox/outbox-draft.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { talkTexts } from "../texts/room.ts";
import { CancelDialog, CompleteDialog } from "./end-dialogs.tsx";
import { HelperGone } from "./helper-gone.tsx";
import type { SummonRoom } from "./summon.ts";
import { TalkLines } from "./talk-lines.tsx";
import { TalkPeople } from "./talk-people.tsx";
import { TalkProgress } from "./talk-progress.tsx";

/** The talk of a student and their helper. */
export const HelpTalk = (props: {
  readonly userId: string;
  readonly room: SummonRoom;
  readonly summon: Summon;
}) => {
  const [asking, setAsking] = createSignal<"complete" | "cancel" | null>(null);
  let field: ComposerField | undefined;
  const close = () => setAsking(null);
  return (
    <div class="flex min-h-0 flex-1 flex-col md:flex-row-reverse">
      <aside
        class="grid shrink-0 grid-cols-2 gap-x-4 gap-y-3 border-b border-line bg-paper p-4 md:w-72 md:grid-cols-1 md:content-start md:border-b-0 md:border-l"
        aria-label={talkTexts.label}
      >
        <TalkPeople summon={props.summon} present={props.room.state().present} youId={props.userId} />
        <TalkProgress state={props.room.state()} />
        <HelperGone room={props.room} summon={props.summon} />
        <div class="col-span-full flex gap-2 md:flex-col">
          <Button
            variant="primary"
            class="flex-1 md:flex-none"
            busy={props.room.action() === "Complete"}
            onClick={() => setAsking("complete")}
          >
            {talkTexts.finish}
          </Button>
          <Button variant="quiet" busy={props.room.action() === "Cancel"} onClick={() => setAsking("cancel")}>
            {talkTexts.leave}
          </Button>
        </div>
        <Show when={props.room.state().refusal}>
          {(text) => (
            <Notice tone="danger" class="col-span-full">
              {text()}
            </Notice>
          )}
        </Show>
      </aside>
      <div class="flex min-h-0 min-w-0 flex-1 flex-col">
        <TalkLines
          room={props.room}
          onEdit={(entry) => {
            field?.write(props.room.discard(entry.id)?.content ?? "");
            field?.focus();
          }}
        />
        <Composer
          label={talkTexts.field}
          placeholder={talkTexts.placeholder}
          limit={MAX_SAY_LENGTH}
          draft={draftOf(props.userId, `summon:${props.summon.id}`)}
          onSend={(text) => void props.room.say(text)}
          ref={(own) => {
            field = own;
          }}
        />
      </div>
      <CompleteDialog room={props.room} open={asking() === "complete"} onClose={close} />
      <CancelDialog room={props.room} open={asking() === "cancel"} onClose={close} />
    </div>
  );
};
