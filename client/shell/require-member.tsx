import { Navigate, useLocation } from "@solidjs/router";
import { type Component, type JSX, Match, Switch } from "solid-js";
import type { Me } from "../../domain/identity/model.ts";
import { signInPath } from "../lib/sign-in-path.ts";
import { ErrorState } from "../ui/states.tsx";
import { loadMe, me, meError } from "./me.ts";
import { PageSkeleton } from "./page-skeleton.tsx";

/** Shows its content to members; sends strangers to sign in, from where they come back here. */
export const RequireMember = (props: { readonly children: (me: Me) => JSX.Element }) => {
  const location = useLocation();
  return (
    <Switch fallback={<PageSkeleton />}>
      <Match when={me()?.id}>{props.children(me() as Me)}</Match>
      <Match when={me() === null}>
        <Navigate href={signInPath(location.pathname + location.search)} />
      </Match>
      <Match when={meError()}>{(error) => <ErrorState page error={error()} onRetry={loadMe} />}</Match>
    </Switch>
  );
};

/** The same for a page's component. */
export const forMembers = (Page: Component) => () => <RequireMember>{() => <Page />}</RequireMember>;
