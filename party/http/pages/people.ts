import { Effect } from "effect";
import type { ProfileSummary } from "../../../domain/identity/profile/profile-summary.ts";
import { Identity } from "../../../domain/identity/service.ts";
import {
  FORGOT_PASSWORD_TITLE,
  PRODUCT_NAME,
  RESET_PASSWORD_TITLE,
  SETTINGS_SECTIONS,
  SETTINGS_TITLE,
  SIGN_IN_TITLE,
  SIGN_UP_TITLE,
  VERIFY_EMAIL_TITLE,
} from "../../../domain/platform/pages/rules.ts";
import { NotFound } from "../../../domain/shared/errors.ts";
import { type Head, shortened } from "./head.ts";
import type { Page } from "./page.ts";

const profileHead = ({ name, handle, title, bioShort }: ProfileSummary): Head => {
  const is = title === null ? `${name} on ${PRODUCT_NAME}.` : `${name}, ${title}.`;
  return {
    title: name,
    description: shortened(bioShort === null ? is : `${is} ${bioShort}`),
    canonical: `/u/${handle}`,
    type: "profile",
    properties: { "profile:username": handle },
  };
};

const form = (path: string, title: string, description: string): Page => ({
  path,
  isFor: "all",
  head: () => Effect.succeed({ title, description, canonical: null }),
});

const sectionTitles = new Map<string | undefined, string>([
  [undefined, SETTINGS_TITLE],
  ...Object.entries(SETTINGS_SECTIONS),
]);

/** What a stranger hears of a page for members. */
export const SIGN_IN_HEAD: Head = {
  title: SIGN_IN_TITLE,
  description: `Sign in to ${PRODUCT_NAME}.`,
  canonical: null,
};

/** Profiles, and the ways in. A profile that is not public to the reader is one that does not exist. */
export const peoplePages: readonly Page[] = [
  {
    path: "/u/:handle",
    isFor: "all",
    // Not kept: privacy holds from the moment it is chosen.
    head: ({ reader, params }) =>
      Identity.use((identity) => identity.profileSummary(reader, params.handle ?? "")).pipe(
        Effect.map(profileHead),
      ),
  },
  { path: "/sign-in", isFor: "all", head: () => Effect.succeed(SIGN_IN_HEAD) },
  {
    path: "/sign-up",
    isFor: "all",
    head: () =>
      Effect.succeed({
        title: SIGN_UP_TITLE,
        description: `Join ${PRODUCT_NAME}: learn one-on-one, get live help, then teach what you know.`,
        canonical: "/sign-up",
      }),
  },
  form("/verify-email", VERIFY_EMAIL_TITLE, "Confirm the email address of your account."),
  form("/forgot-password", FORGOT_PASSWORD_TITLE, "Get a link to choose a new password."),
  form("/reset-password", RESET_PASSWORD_TITLE, "Choose a new password for your account."),
  {
    path: "/settings/:section?",
    isFor: "members",
    head: ({ params: { section } }) => {
      const title = sectionTitles.get(section);
      return title === undefined
        ? Effect.fail(new NotFound({ message: "There’s no such section." }))
        : Effect.succeed({ title, description: "Your profile, account and preferences.", canonical: null });
    },
  },
];
