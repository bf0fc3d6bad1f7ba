import { Match, Switch } from "solid-js";
import { me, wasMember } from "../../shell/me.ts";
import { RequireMember } from "../../shell/require-member.tsx";
import { lazyComponent, PageWaiting } from "../../ui/lazy-component.tsx";

const Landing = lazyComponent(() => import("./landing-page.tsx"), PageWaiting);
const Learning = lazyComponent(() => import("../learning/learning-page.tsx"), PageWaiting);

/** What PeerLoop is, for strangers; what to go on with, for members. */
export default function Home() {
  return (
    <Switch>
      <Match when={me() === null || (me() === undefined && !wasMember())}>
        <Landing />
      </Match>
      <Match when={true}>
        <RequireMember>{(member) => <Learning me={member()} />}</RequireMember>
      </Match>
    </Switch>
  );
}
