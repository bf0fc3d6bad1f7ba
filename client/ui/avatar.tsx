import { createSignal, Show } from "solid-js";
import type { Person } from "../../domain/shared/schema.ts";
import { hueClass, initialsOf } from "../lib/hue.ts";

const sizes = {
  xs: "size-4 text-[0.4375rem]",
  sm: "size-7 text-[0.6875rem]",
  md: "size-10 text-sm",
  lg: "size-14 text-lg",
  xl: "size-24 text-2xl",
  /** As the list of messages has it. */
  message: "size-(--avatar) text-[0.625rem]",
} as const;

/** Where the dot leaves the initials legible. */
const dotPlaces = {
  xs: "-right-0.5 -bottom-0.5 size-1.5",
  sm: "-right-0.5 -bottom-0.5 size-2",
  md: "right-0 bottom-0 size-2.5",
  lg: "right-0.5 bottom-0.5 size-3",
  xl: "right-1.5 bottom-1.5 size-4",
  message: "-right-0.5 -bottom-0.5 size-2",
} as const;

export interface AvatarProps {
  readonly person: Pick<Person, "name" | "handle" | "avatarUrl">;
  readonly size?: keyof typeof sizes | undefined;
  /** A dot that says they are here, or ready to help. */
  readonly dot?: "good" | "away" | undefined;
  readonly class?: string | undefined;
}

/** A person's photo, or their initials on the colour of their handle. Decorative: their name stands beside it. */
export const Avatar = (props: AvatarProps) => {
  /** The address that could not be shown. */
  const [broken, setBroken] = createSignal<string>();
  return (
    <span class={`relative inline-block shrink-0 ${props.class ?? ""}`} aria-hidden="true">
      <Show
        when={props.person.avatarUrl !== broken() && props.person.avatarUrl}
        fallback={
          <span
            data-initials={initialsOf(props.person.name)}
            class={`hue-tint flex items-center justify-center rounded-full font-bold tracking-tight before:content-[attr(data-initials)] ${hueClass(props.person.handle)} ${sizes[props.size ?? "md"]}`}
          />
        }
      >
        {(url) => (
          <img
            src={url()}
            alt=""
            loading="lazy"
            decoding="async"
            onError={() => setBroken(url())}
            class={`rounded-full object-cover outline-1 outline-line -outline-offset-1 ${sizes[props.size ?? "md"]}`}
          />
        )}
      </Show>
      <Show when={props.dot}>
        {(dot) => (
          <span
            class={`absolute rounded-full ring-2 ring-surface ${dotPlaces[props.size ?? "md"]} ${dot() === "good" ? "bg-good" : "bg-edge"}`}
          />
        )}
      </Show>
    </span>
  );
};
