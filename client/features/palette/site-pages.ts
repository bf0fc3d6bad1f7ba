import { sitePageTexts as texts } from "./texts.ts";

/** A page that says what PeerLoop is, and more words by which it is found. */
interface SitePage {
  readonly path: string;
  readonly label: string;
  readonly keywords?: string;
}

/** The pages of the footer. Help is named by its questions first: who types “help” may want a helper. */
export const sitePages: readonly SitePage[] = [
  { path: "/how-it-works", label: texts.howItWorks, keywords: "about what guide start" },
  { path: "/teach", label: texts.teach, keywords: "teacher earn certified creator become" },
  { path: "/help", label: texts.help, keywords: "support questions answers problem" },
  { path: "/contact", label: texts.contact, keywords: "support email write message operator report" },
  { path: "/accessibility", label: texts.accessibility, keywords: "a11y screen reader" },
  { path: "/terms", label: texts.terms, keywords: "rules conditions legal tos" },
  { path: "/privacy", label: texts.privacy, keywords: "data cookies gdpr legal policy" },
  { path: "/refunds", label: texts.refunds, keywords: "money back cancel payment legal" },
  { path: "/imprint", label: texts.imprint, keywords: "operator owner legal" },
];
