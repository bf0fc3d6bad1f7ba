import type { Summon } from "../../../../domain/summons/model.ts";
import { LateText } from "../../../conversation/text/late-text.tsx";
import { Avatar } from "../../../ui/avatar.tsx";
import { RelativeTime } from "../../../ui/display/times.tsx";

/** What the student asked. */
export const HelpQuestion = (props: { readonly summon: Summon }) => (
  <figure class="flex gap-3 rounded-lg bg-sunken p-4 text-left">
    <Avatar person={props.summon.student} />
    <div class="min-w-0 flex-1">
      <figcaption class="text-sm">
        <strong>{props.summon.student.name}</strong>{" "}
        <RelativeTime at={props.summon.createdAt} class="text-xs text-ink-soft" />
      </figcaption>
      <blockquote>
        <LateText text={props.summon.message} />
      </blockquote>
    </div>
  </figure>
);
