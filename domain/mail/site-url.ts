import { Context } from "effect";

/** The address of the site, without a slash at its end: what links in mails begin with. */
export const SiteUrl = Context.Reference<string>("peerloop/shared/SiteUrl", {
  defaultValue: () => "http://localhost:1999",
});
