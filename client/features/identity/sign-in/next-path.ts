import { ownPath } from "../../../../domain/shared/own-path.ts";

/** Where to go after signing in: `wanted` when it is a path of this site, else home. Never another origin. */
export const nextPath = (wanted: string | undefined): string => (wanted && ownPath(wanted)) || "/";
