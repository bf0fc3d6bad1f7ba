import { createSignal, Show } from "solid-js";
import { MAX_SAY_LENGTH } from "../../../../domain/summons/limits.ts";
import type { Summon } from "../../../../domain/summons/model.ts";
import { Composer } from "../../../conversation/composer.tsx";
import type { ComposerField } from "../../../conversation/composer-field.ts";
import { draftOf } from "../../../live/outbox/outbox-draft.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { talkTexts } from "../texts/room.ts";
import { FinishDialog } from "./finish-dialog.tsx";
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
  const [isAsking, setAsking] = createSignal(false);
  let field: ComposerField | undefined;
  return (
    <div class="flex min-h-0 flex-1 flex-col md:flex-row-reverse">
      <aside
        class="grid shrink-0 grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2 border-b border-line bg-paper px-4 py-2.5 sm:grid-cols-2 sm:gap-y-3 sm:py-4 md:w-72 md:grid-cols-1 md:content-start md:border-b-0 md:border-l"
        aria-label={talkTexts.label}
      >
        <TalkPeople
          summon={props.summon}
          present={props.room.state().present}
          isLive={props.room.state().isLive}
          youId={props.userId}
        />
        <TalkProgress state={props.room.state()} />
        <Button
          variant="primary"
          class="max-sm:self-center sm:col-span-full"
          busy={props.room.action() === "Complete"}
          onClick={() => setAsking(true)}
        >
          {talkTexts.finish}
        </Button>
        <HelperGone room={props.room} summon={props.summon} />
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
      <FinishDialog room={props.room} open={isAsking()} onClose={() => setAsking(false)} />
    </div>
  );
};
