import { coverLookOf } from "../../../domain/courses/rules.ts";
import { initialsOf } from "../../lib/hue.ts";

/** A course's room in small: its letters on the colour of its cover. Decorative: the title stands beside it. */
export const RoomTile = (props: { readonly slug: string; readonly title: string }) => (
  <span
    aria-hidden="true"
    data-initials={initialsOf(props.title)}
    style={{ "--hue": coverLookOf(props.slug).hue }}
    class={`cover flex size-8 shrink-0 items-center justify-center rounded-md text-xs font-bold tracking-tight before:content-[attr(data-initials)] ${coverLookOf(props.slug).isDeep ? "cover-deep" : ""}`}
  />
);
