import type { Me } from "../../../domain/identity/model.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Popover } from "../../ui/popover.tsx";
import { useInbox } from "../inbox/inbox.ts";
import { accountTexts } from "../texts.ts";
import { AccountMenu } from "./lazy-menus.tsx";

/** Who is signed in, and what is theirs, at the foot of the rail. */
export const UserMenu = (props: { readonly me: Me }) => (
  <Popover
    label={accountTexts.label}
    at="rail"
    class="p-2 sm:w-72"
    button={(trigger) => (
      <button
        type="button"
        {...trigger}
        aria-label={accountTexts.button(props.me.name)}
        class="flex min-h-11 min-w-11 flex-1 items-center gap-2.5 rounded-md px-1.5 text-left hover:bg-sunken max-lg:justify-center lg:min-w-0"
      >
        <Avatar person={props.me} size="sm" dot={useInbox().state.available ? "good" : undefined} />
        <span class="min-w-0 truncate text-sm font-semibold max-lg:hidden">{props.me.name}</span>
      </button>
    )}
  >
    {(close) => <AccountMenu me={props.me} close={close} />}
  </Popover>
);
