import { describe, expect, it } from "vitest";
import { STATIC_PAGES } from "../../../../domain/platform/rules.ts";
import { footerTexts } from "../footer-texts.ts";
import type { ArticleText } from "./article-text.ts";
import { runsOf } from "./runs.ts";
import { accessibility } from "./texts/accessibility.ts";
import { contact } from "./texts/contact.ts";
import { creatorTerms } from "./texts/creator-terms.ts";
import { help, helpTopics } from "./texts/help.ts";
import { howItWorks } from "./texts/how-it-works.ts";
import { imprint } from "./texts/imprint.ts";
import { privacy } from "./texts/privacy.ts";
import { refunds } from "./texts/refunds.ts";
import { teach } from "./texts/teach.ts";
import { terms } from "./texts/terms.ts";

const articles: readonly ArticleText[] = [
  howItWorks,
  teach,
  refunds,
  terms,
  creatorTerms,
  privacy,
  accessibility,
];
const lines = [
  ...articles.flatMap(({ intro, sections }) => [intro, ...sections.flatMap(({ body }) => body.flat())]),
  ...helpTopics.flatMap(({ questions }) => questions.flatMap(({ body }) => body.flat())),
  help.intro,
  contact.intro,
  imprint.contact,
  imprint.contactAlone,
];

/** Addresses besides these pages that their texts may lead to. */
const elsewhere = ["/courses", "/sessions", "/settings", "/studio", "/verify-email", "/forgot-password"];
const known = new Set<string>([...STATIC_PAGES.map(({ path }) => path), ...elsewhere]);

describe("the pages that say what PeerLoop is", () => {
  it("lead nowhere that is not there", () => {
    const links = lines.flatMap(runsOf).flatMap(({ href }) => href ?? []);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((href) => !known.has(href))).toEqual([]);
  });

  it("are all reached from the footer, or from one of them", () => {
    const footer = footerTexts.groups.flatMap((group) => group.links.map(({ href }): string => href));
    expect(footer.filter((href) => !known.has(href))).toEqual([]);
    const reached = [...footer, ...lines.flatMap(runsOf).map(({ href }) => href)];
    for (const { path } of STATIC_PAGES) expect(reached).toContain(path);
  });

  it("name every cookie that is set, and no other", () => {
    const named = new Set(JSON.stringify(privacy).match(/peerloop\.[a-z_]+/gu));
    expect([...named].sort()).toEqual(["peerloop.device", "peerloop.member", "peerloop.session_token"]);
  });

  it("name each of their parts once", () => {
    for (const { sections } of articles) {
      const ids = sections.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("say prices and shares as they are settled", () => {
    const said = lines.join(" ");
    expect(said).toContain("85% creator and 15% PeerLoop");
    expect(said).toContain("70% student-teacher, 15% creator and 15% PeerLoop");
  });
});
