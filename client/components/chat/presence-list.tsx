import { lazy, Suspense } from "solid-js";
import type { ChatState } from "../../stores/chat-state.ts";

const PresencePeople = lazy(() => import("./presence-people.tsx"));

/** Who is in the room; loaded after its messages. */
export const PresenceList = (props: { readonly state: ChatState; readonly live: boolean }) => (
  <Suspense>
    <PresencePeople state={props.state} live={props.live} />
  </Suspense>
);
