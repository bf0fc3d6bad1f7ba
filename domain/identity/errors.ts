import { Forbidden } from "../shared/errors.ts";
import { UNVERIFIED_MESSAGE } from "./limits.ts";

/** The refusal. Its code tells a client to offer the way to confirm. */
export const unverified = () => new Forbidden({ message: UNVERIFIED_MESSAGE, code: "unverified" });
