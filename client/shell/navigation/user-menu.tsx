import type { Me } from "../../../domain/identity/model.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Popover } from "../../ui/popover.tsx";
import { useInbox } from "../inbox/inbox.ts";
import { AccountMenu } from "./lazy-menus.tsx";

/** Who is signed in, and what is theirs. */
export const UserMenu = (props: { readonly me: Me }) => (
  <Popover
    label="Your account"
    class="p-2 sm:w-72"
    button={(trigger) => (
      <button
        type="button"
        {...trigger}
        aria-label={`Your account, ${props.me.name}`}
        class="inline-flex size-11 items-center justify-center rounded-full hover:bg-sunken"
      >
        <Avatar person={props.me} class="scale-90" dot={useInbox().state.available ? "good" : undefined} />
      </button>
    )}
  >
    {(close) => <AccountMenu me={props.me} close={close} />}
  </Popover>
);
