import { Navigate, useLocation } from "@solidjs/router";
import { type Component, createMemo, type JSX, Match, Switch } from "solid-js";
import type { Me } from "../../domain/identity/model.ts";
import { signInPath } from "../lib/links/sign-in-path.ts";
import { ErrorState } from "../ui/states.tsx";
import { loadMe, me, meError } from "./me.ts";
import { PageSkeleton } from "./page-skeleton.tsx";

/**
 * Shows its content to members; sends strangers to sign in, from where they come back here. It is made anew for somebody
 * else, and not because something of the same person has changed: what they were about to type stays.
 */
export const RequireMember = (props: { readonly children: (me: () => Me) => JSX.Element }) => {
  const location = useLocation();
  /** Whoever signs out is still somebody to what is just being taken away. */
  const member = createMemo<Me | null | undefined>((last) => me() ?? last);
  return (
    <Switch fallback={<PageSkeleton />}>
      <Match when={me()?.id} keyed>
        {(_id) => props.children(() => member() as Me)}
      </Match>
      <Match when={me() === null}>
        <Navigate href={signInPath(location.pathname + location.search)} />
      </Match>
      <Match when={meError()}>{(error) => <ErrorState page error={error()} onRetry={loadMe} />}</Match>
    </Switch>
  );
};

/** The same for a page's component, which may be fetched before it is known who somebody is. */
export const forMembers = (Page: Component & { readonly preload: () => unknown }) =>
  Object.assign(() => <RequireMember>{() => <Page />}</RequireMember>, { preload: Page.preload });
