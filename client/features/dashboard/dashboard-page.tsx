import { createMemo, Match, Show, Switch } from "solid-js";
import { me } from "../../shell/me.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { DashboardBoard } from "./dashboard-board.tsx";

/** `/dashboard`: the sessions of one's courses as they happen, for creators. */
const DashboardPage = () => {
  const creatorId = createMemo(() => (me()?.roles.includes("creator") ? me()?.id : undefined));
  return (
    <Switch>
      <Match when={creatorId()}>
        <Show when={creatorId()} keyed>
          {(id) => <DashboardBoard creatorId={id} />}
        </Show>
      </Match>
      <Match when={me()}>
        <EmptyState
          page
          title="The dashboard is for creators"
          text="Whoever publishes a course follows its sessions here."
          actions={<ButtonLink href="/">Go home</ButtonLink>}
        />
      </Match>
    </Switch>
  );
};

export default DashboardPage;
