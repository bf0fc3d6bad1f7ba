import { createMemo, Match, Show, Switch } from "solid-js";
import { DASHBOARD_TITLE } from "../../../domain/platform/pages/rules.ts";
import { me } from "../../shell/me.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { DashboardBoard } from "./dashboard-board.tsx";
import { dashboardTexts as texts } from "./texts.ts";

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
          tab={DASHBOARD_TITLE}
          title={texts.notCreatorTitle}
          text={texts.notCreatorText}
          actions={<ButtonLink href="/teach">{texts.notCreatorAction}</ButtonLink>}
        />
      </Match>
    </Switch>
  );
};

export default DashboardPage;
