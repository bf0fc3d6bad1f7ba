import { describe, expect, it } from "vitest";
import { mails } from "../contexts.ts";
import { html } from "../shared/text/html.ts";
import { MAX_IDEMPOTENCY_KEY } from "./limits.ts";

describe("every mail", () => {
  it("has a name of its own", () => {
    const names = mails.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(mails)("says which it is and whose, and the same in both forms: $name", ({ name, example }) => {
    expect(example.tags.mail).toBe(name);
    // The operator's mailbox is nobody's account.
    if (name !== "contact") expect(example.tags.user).toMatch(/^[0-9a-f-]{36}$/);
    expect(name).toMatch(/^[a-z][a-z0-9-]{0,59}$/);
    expect(example.idempotencyKey.startsWith(`${name}/`)).toBe(true);
    expect(example.idempotencyKey.length).toBeLessThanOrEqual(MAX_IDEMPOTENCY_KEY);
    expect(example.subject).toMatch(/^\S.{3,70}\S$/);
    for (const paragraph of example.text.split("\n\n").slice(1, 3))
      expect(example.html).toContain(html`${paragraph}`.markup);
    expect(example.html).toMatch(/^<!doctype html>/);
  });
});
