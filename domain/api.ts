import { HttpApi, OpenApi } from "effect/http-api";
import { apis } from "./contexts.ts";

/** The whole JSON API: every group of every context. */
export class PeerLoopApi extends HttpApi.make("peerloop")
  .add(...apis)
  .annotateMerge(
    OpenApi.annotations({
      title: "PeerLoop",
      version: "1.0.0",
      description: "Learn a course, then teach it. Errors are `{_tag, message}` with a fitting status.",
    }),
  ) {}
