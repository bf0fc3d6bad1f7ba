import { A, useNavigate } from "@solidjs/router";
import { createSignal, type JSX } from "solid-js";
import type { Me } from "../../../domain/identity/model.ts";
import { asApiError } from "../../lib/request.ts";
import { useInbox } from "../../stores/inbox.ts";
import { signOut } from "../../stores/me.ts";
import { showToast } from "../../stores/toasts.ts";
import { Avatar } from "../ui/avatar.tsx";
import { LogOutIcon, PersonIcon, SettingsIcon } from "../ui/icons.tsx";
import { Popover } from "../ui/popover.tsx";
import { AvailabilityRow } from "./availability-switch.tsx";
import { ThemeChoice } from "./theme-choice.tsx";

const row =
  "flex min-h-11 w-full items-center gap-3 rounded-md px-3 font-medium hover:bg-sunken disabled:opacity-60";

const Row = (props: {
  readonly href: string;
  readonly children: JSX.Element;
  readonly onClick: () => void;
}) => (
  <li>
    <A href={props.href} class={row} onClick={() => props.onClick()}>
      {props.children}
    </A>
  </li>
);

/** Who is signed in, and what is theirs: profile, settings, readiness, theme, leaving. */
export const UserMenu = (props: { readonly me: Me }) => {
  const navigate = useNavigate();
  const inbox = useInbox();
  const [leaving, setLeaving] = createSignal(false);

  const leave = async () => {
    setLeaving(true);
    try {
      await signOut();
      navigate("/");
    } catch (error) {
      showToast({ tone: "danger", title: "You are still signed in", text: asApiError(error).message });
    } finally {
      setLeaving(false);
    }
  };

  return (
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
          <Avatar person={props.me} class="scale-90" dot={inbox.state.available ? "good" : undefined} />
        </button>
      )}
    >
      {(close) => (
        <>
          <div class="px-3 pt-2 pb-3">
            <p class="font-semibold">{props.me.name}</p>
            <p class="truncate text-sm text-ink-soft">{props.me.email}</p>
          </div>
          <AvailabilityRow />
          <ul class="border-t border-line py-1">
            <Row href={`/u/${props.me.handle}`} onClick={close}>
              <PersonIcon />
              Profile
            </Row>
            <Row href="/settings" onClick={close}>
              <SettingsIcon />
              Settings
            </Row>
          </ul>
          <ThemeChoice class="mx-1 mb-1" />
          <div class="border-t border-line pt-1">
            <button type="button" class={row} disabled={leaving()} onClick={leave}>
              <LogOutIcon />
              Sign out
            </button>
          </div>
        </>
      )}
    </Popover>
  );
};
