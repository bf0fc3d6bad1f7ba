import { A } from "@solidjs/router";
import { For } from "solid-js";
import type { Face } from "../../../domain/courses/model.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/display/badge.tsx";
import { landingTexts as texts } from "./texts.ts";

const FaceCard = (props: { readonly face: Face }) => (
  <div class="relative flex h-full items-start gap-4 rounded-lg border border-line bg-surface p-4 shadow-card hover:border-edge">
    <Avatar person={props.face.person} size="lg" dot={props.face.available ? "good" : undefined} />
    <div class="grid min-w-0 gap-1">
      <h3 class="text-base leading-snug">{props.face.person.name}</h3>
      <p class="text-sm text-ink-soft">
        <A
          href={`/courses/${props.face.course.slug}`}
          class="after:absolute after:inset-0 hover:text-accent-ink"
        >
          {props.face.course.title}
        </A>
      </p>
      <p class="flex flex-wrap items-center gap-2 text-sm text-ink-faint tabular-nums">
        {props.face.studentsTaught === 0 ? texts.newTeacher : texts.taught(props.face.studentsTaught)}
        {props.face.available ? <Badge tone="good">{texts.free}</Badge> : null}
      </p>
    </div>
  </div>
);

/** Some of those who teach, each with a course of theirs, to which they lead. */
export const LandingFaces = (props: { readonly faces: readonly Face[] }) => (
  <ul class="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
    <For each={props.faces}>
      {(face) => (
        <li>
          <FaceCard face={face} />
        </li>
      )}
    </For>
  </ul>
);
