import { describe, expect, it } from "vitest";
import { searchHelp } from "./help-search.ts";
import { helpTopics } from "./texts/help.ts";

const ids = (query: string) =>
  searchHelp(helpTopics, query).flatMap(({ questions }) => questions.map(({ id }) => id));

describe("searchHelp", () => {
  it("finds everything for no word, and nothing for what is nowhere", () => {
    expect(searchHelp(helpTopics, "  ")).toEqual(helpTopics);
    expect(searchHelp(helpTopics, "xylophone")).toEqual([]);
  });

  it("finds by question, answer and subject, whatever the case and apostrophes", () => {
    expect(ids("FORGOT")).toContain("password");
    expect(ids("didnt get")).toContain("confirm-email");
    expect(ids("spam folder")).toContain("confirm-email");
    expect(ids("goodwill earn")).toContain("earn");
  });

  it("puts questions that hold the words before answers that do", () => {
    const live = searchHelp(helpTopics, "live help").find(({ id }) => id === "live-help");
    expect(live?.questions[0]?.id).toBe("ask-live");
  });

  it("names every question once", () => {
    const all = ids("");
    expect(new Set(all).size).toBe(all.length);
  });
});
