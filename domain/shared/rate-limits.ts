import { Context } from "effect";

/** Whether limits on how often somebody may do something hold; they are lifted only for load tests. */
export const RateLimits = Context.Reference<boolean>("peerloop/shared/RateLimits", {
  defaultValue: () => true,
});
