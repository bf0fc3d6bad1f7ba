import { createMemo, type JSX, Show, Suspense } from "solid-js";
import { useInbox } from "../inbox/inbox.ts";

/** Requests for help over the page, for those whom one may reach or who have made one. */
export const Calls = (props: { readonly children: JSX.Element }) => {
  const { state } = useInbox();
  const hasCalls = createMemo<boolean>(
    (had) =>
      had || state.available || state.openSummon !== null || state.offers.length + state.missed.length > 0,
    false,
  );
  return (
    <Show when={hasCalls()}>
      <Suspense>{props.children}</Suspense>
    </Show>
  );
};
