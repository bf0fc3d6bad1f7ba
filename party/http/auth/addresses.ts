import { regexes } from "zod/v4/core";
import { emailOf } from "../../../domain/identity/emails/rules.ts";

/**
 * The sign-in library checks addresses once more, with a pattern of zod's that knows neither domains in other scripts
 * than Latin (`xn--…`) nor all signs of a local part, and has no setting for it. This makes our one rule the pattern's.
 */
export const takeOurAddresses = (): void => {
  Object.defineProperty(regexes.email, "test", {
    configurable: true,
    value: (text: string) => emailOf(text) === text,
  });
};
