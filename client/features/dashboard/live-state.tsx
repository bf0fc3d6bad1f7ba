import { Show } from "solid-js";
import { formatTime } from "../../lib/time/time.ts";
import type { SocketStatus } from "../../live/socket/socket.ts";
import { dashboardZone } from "./dashboard-zone.ts";
import { dashboardTexts as texts } from "./texts.ts";

/** Whether what is shown is true now, or how old it is. */
export const LiveState = (props: { readonly status: SocketStatus; readonly asOf: string | null }) => {
  const age = () => (props.asOf ? texts.asOf(formatTime(props.asOf, "time", dashboardZone())) : "");
  const text = () => {
    if (props.status === "open") return texts.live;
    if (props.status === "closed") return `${texts.closed}${age()}`;
    return `${props.asOf ? texts.reconnecting : texts.connecting}${age()}`;
  };
  return (
    <p
      role="status"
      class={`inline-flex min-h-8 items-center gap-2 rounded-full px-3 text-sm font-semibold ${
        props.status === "open" ? "bg-good-soft text-good-ink" : "bg-mark-soft text-mark-ink"
      }`}
    >
      <Show when={props.status === "open"} fallback={<span class="size-2 rounded-full bg-edge" />}>
        <span class="live-dot" aria-hidden="true" />
      </Show>
      {text()}
    </p>
  );
};
