import { Suspense } from "solid-js";
import { ComponentWaiting, lazyComponent } from "../../../ui/lazy-component.tsx";
import type { ChatState } from "./chat-state.ts";

const PresencePeople = lazyComponent(() => import("./presence-people.tsx"), ComponentWaiting);

/** Who is in the room; loaded after its messages. */
export const PresenceList = (props: { readonly state: ChatState; readonly live: boolean }) => (
  <Suspense>
    <PresencePeople state={props.state} live={props.live} />
  </Suspense>
);
