import { createSignal, Show } from "solid-js";
import type { Person } from "../../domain/shared/schema.ts";
import { hueClass, initialsOf } from "../lib/hue.ts";

const sizes = {
  sm: "size-7 text-[0.6875rem]",
  md: "size-10 text-sm",
  lg: "size-14 text-lg",
  xl: "size-24 text-2xl",
} as const;

/** Where the dot leaves the initials legible. */
const dotPlaces = {
  sm: "-right-0.5 -bottom-0.5 size-2",
  md: "right-0 bottom-0 size-2.5",
  lg: "right-0.5 bottom-0.5 size-3",
  xl: "right-1.5 bottom-1.5 size-4",
} as const;

export interface AvatarProps {
  readonly person: Pick<Person, "id" | "name" | "avatarUrl">;
  readonly size?: keyof typeof sizes | undefined;
  /** A dot that says they are here, or ready to help. */
  readonly dot?: "good" | "away" | undefined;
  readonly class?: string | undefined;
}

/** A person's picture, or their initials on a colour of their own. Decorative: their name stands beside it. */
export const Avatar = (props: AvatarProps) => {
  const [broken, setBroken] = createSignal(false);
  return (
    <span class={`relative inline-block shrink-0 ${props.class ?? ""}`} aria-hidden="true">
      <Show
        when={!broken() && props.person.avatarUrl}
        fallback={
          <span
            data-initials={initialsOf(props.person.name)}
            class={`hue-tint flex items-center justify-center rounded-full font-bold tracking-tight before:content-[attr(data-initials)] ${hueClass(props.person.id)} ${sizes[props.size ?? "md"]}`}
          />
        }
      >
        {(url) => (
          <img
            src={url()}
            alt=""
            loading="lazy"
            decoding="async"
            onError={() => setBroken(true)}
            class={`rounded-full object-cover ${sizes[props.size ?? "md"]}`}
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
