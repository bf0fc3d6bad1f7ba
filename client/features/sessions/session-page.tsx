import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { LivePage } from "../../conversation/room-layout.tsx";
import { SessionRoom } from "./room/session-room.tsx";

/** `/sessions/:id`: a booked session, for its teacher and its student. */
const SessionPage = () => {
  const params = useParams<{ id: string }>();
  return (
    <LivePage>
      <Show when={params.id} keyed>
        {(id) => <SessionRoom sessionId={id} />}
      </Show>
    </LivePage>
  );
};

export default SessionPage;
