import { A } from "@solidjs/router";
import type { Person } from "../../../domain/shared/schema.ts";

/** A person's name, which leads to their profile; also where what stands around it leads elsewhere. */
export const PersonLink = (props: { readonly person: Person; readonly class?: string | undefined }) => (
  <A
    href={`/u/${props.person.handle}`}
    class={`touch-room relative inline-flex items-center hover:text-accent-ink hover:underline ${props.class ?? ""}`}
  >
    {props.person.name}
  </A>
);
