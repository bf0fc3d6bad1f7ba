import { A, useNavigate } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import type { Me } from "../../../domain/identity/model.ts";
import { HelpIcon, LogOutIcon, PersonIcon, SettingsIcon } from "../../ui/icons.tsx";
import { AvailabilityRow } from "../availability/availability-row.tsx";
import { useInbox } from "../inbox/inbox.ts";
import { accountTexts } from "../texts.ts";
import { leave } from "./leave.ts";
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

/** What is a member's own: profile, settings, readiness, theme, leaving. */
export const AccountMenu = (props: { readonly me: Me; readonly close?: () => void }) => {
  const navigate = useNavigate();
  const close = () => props.close?.();
  const [leaving, setLeaving] = createSignal(false);

  const signOut = async () => {
    setLeaving(true);
    await leave(navigate);
    setLeaving(false);
  };

  return (
    <>
      <div class="px-3 pt-2 pb-3">
        <p class="font-semibold">{props.me.name}</p>
        <p class="truncate text-sm text-ink-soft">{props.me.email}</p>
      </div>
      <Show when={useInbox().state.canHelp}>
        <AvailabilityRow />
      </Show>
      <ul class="border-t border-line py-1">
        <Row href={`/u/${props.me.handle}`} onClick={close}>
          <PersonIcon />
          {accountTexts.profile}
        </Row>
        <Row href="/settings" onClick={close}>
          <SettingsIcon />
          {accountTexts.settings}
        </Row>
        <Row href="/help" onClick={close}>
          <HelpIcon />
          {accountTexts.help}
        </Row>
      </ul>
      <ThemeChoice class="mx-1 mb-1" />
      <div class="border-t border-line pt-1">
        <button type="button" class={row} disabled={leaving()} onClick={() => void signOut()}>
          <LogOutIcon />
          {accountTexts.signOut}
        </button>
      </div>
    </>
  );
};
