import { Effect } from "effect";
import {
  GALLERY_TITLE,
  HOME_TITLE,
  LANDING_TITLE,
  LOCAL_MAILS_TITLE,
  MAIL_PREVIEWS_TITLE,
  NOT_FOUND_TITLE,
  PRODUCT_NAME,
} from "../../../domain/platform/pages/rules.ts";
import { STATIC_PAGES } from "../../../domain/platform/rules.ts";
import { NotFound } from "../../../domain/shared/errors.ts";
import type { Head } from "./head.ts";
import type { Page } from "./page.ts";

const ABOUT =
  "Learn a course one-on-one, get live help the moment you’re stuck, then teach it yourself and earn.";

/** Where nothing is, or nothing that the reader may see: the same for both, whatever the address. */
export const NOT_FOUND_HEAD: Head = {
  title: NOT_FOUND_TITLE,
  description: `There’s no page at this address on ${PRODUCT_NAME}.`,
  canonical: null,
};

/** While the database is away. */
export const AWAY_HEAD: Head = { title: "Back in a moment", description: ABOUT, canonical: null };

const localPages: ReadonlyMap<string | undefined, string> = new Map([
  [undefined, LOCAL_MAILS_TITLE],
  ["preview", MAIL_PREVIEWS_TITLE],
]);

/** The site itself. */
export const sitePages: readonly Page[] = [
  {
    path: "/",
    isFor: "all",
    head: ({ reader }) =>
      Effect.succeed({
        title: reader === null ? LANDING_TITLE : HOME_TITLE,
        description: ABOUT,
        canonical: "/",
      }),
  },
  ...STATIC_PAGES.map(
    ({ path, title, description }): Page => ({
      path,
      isFor: "all",
      head: () => Effect.succeed({ title, description, canonical: path }),
    }),
  ),
  {
    path: "/dev/ui",
    isFor: "all",
    head: ({ isLocal }) =>
      isLocal
        ? Effect.succeed({ title: GALLERY_TITLE, description: "Widgets in their states.", canonical: null })
        : Effect.fail(new NotFound({ message: "There’s nothing here." })),
  },
  {
    path: "/local-mails/:view?",
    isFor: "all",
    head: ({ params, isLocal }) => {
      const title = localPages.get(params.view);
      return isLocal && title !== undefined
        ? Effect.succeed({ title, description: "Mails on this machine.", canonical: null })
        : Effect.fail(new NotFound({ message: "There’s nothing here." }));
    },
  },
];
