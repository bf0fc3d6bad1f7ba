import { lazy, Match, Switch } from "solid-js";
import { RequireMember } from "../components/shell/require-member.tsx";
import { me, wasMember } from "../stores/me.ts";

const Landing = lazy(() => import("./landing.tsx"));
const Learning = lazy(() => import("./learning.tsx"));

/** What PeerLoop is, for strangers; what to go on with, for members. */
export default function Home() {
  return (
    <Switch>
      <Match when={me() === null || (me() === undefined && !wasMember())}>
        <Landing />
      </Match>
      <Match when={true}>
        <RequireMember>{(member) => <Learning me={member} />}</RequireMember>
      </Match>
    </Switch>
  );
}
