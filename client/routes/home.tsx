import { Match, Switch } from "solid-js";
import { RequireMember } from "../components/shell/require-member.tsx";
import { lazyPart, PageWaiting } from "../components/ui/part.tsx";
import { me, wasMember } from "../stores/me.ts";

const Landing = lazyPart(() => import("./landing.tsx"), PageWaiting);
const Learning = lazyPart(() => import("./learning.tsx"), PageWaiting);

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
