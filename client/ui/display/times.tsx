import { now } from "../../lib/time/clock.ts";
import { formatRelative, formatTime, type TimeStyle } from "../../lib/time/time.ts";

interface TimeProps {
  /** ISO 8601 text in UTC. */
  readonly at: string;
  readonly class?: string | undefined;
}

/** "5 minutes ago", kept true while it is shown; the exact time on pointing at it. */
export const RelativeTime = (props: TimeProps) => (
  <time dateTime={props.at} title={formatTime(props.at, "full")} class={props.class}>
    {formatRelative(new Date(props.at).getTime(), now())}
  </time>
);

/** An instant by the reader's own clock. */
export const LocalTime = (props: TimeProps & { readonly format?: TimeStyle | undefined }) => (
  <time dateTime={props.at} class={props.class}>
    {formatTime(props.at, props.format ?? "full")}
  </time>
);
