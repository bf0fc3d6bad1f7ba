import { useParams } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import { LivePage } from "../../conversation/room-layout.tsx";
import { me } from "../../shell/me.ts";
import { HelpRoom } from "./room/help-room.tsx";

/** `/help/:id`: the help room of a summon, for its student and those who may answer it. */
const SummonPage = () => {
  const params = useParams<{ id: string }>();
  const place = createMemo(() => ({ userId: me()?.id, summonId: params.id }), undefined, {
    equals: (a, b) => a?.userId === b?.userId && a?.summonId === b?.summonId,
  });
  return (
    <LivePage>
      <Show when={place()} keyed>
        {({ userId, summonId }) => (
          <Show when={userId}>{(id) => <HelpRoom userId={id()} summonId={summonId} />}</Show>
        )}
      </Show>
    </LivePage>
  );
};

export default SummonPage;
