import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { legalConsents, users } from "../../../db/schema/index.ts";
import { LEGAL_VERSIONS } from "../../../domain/identity/consent/rules.ts";
import { account } from "../../../tests/support/running/accounts.ts";
import { type Api, Browser, openApi } from "../../../tests/support/running/api.ts";

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const signUp = async (handle: string) => {
  const browser = new Browser(api);
  await browser.post("/api/auth/sign-up/email", account(handle));
  return browser;
};
const rowsOf = (handle: string) =>
  api.db((db) =>
    db
      .select({ document: legalConsents.document, version: legalConsents.version })
      .from(legalConsents)
      .innerJoin(users, eq(users.id, legalConsents.userId))
      .where(eq(users.handle, handle))
      .orderBy(legalConsents.document, legalConsents.version),
  );
const due = async (browser: Browser) => (await browser.get("/api/me")).body.consentDue;

describe("agreeing to the terms", () => {
  it("is stored with the account, with its versions and its time", async () => {
    const ada = await signUp("ada");
    expect(await rowsOf("ada")).toEqual([
      { document: "terms", version: LEGAL_VERSIONS.terms },
      { document: "privacy", version: LEGAL_VERSIONS.privacy },
    ]);
    expect(await due(ada)).toEqual([]);
  });

  it("is asked for again once a version has changed, and what was agreed to before stays", async () => {
    const bea = await signUp("bea");
    await api.db((db) =>
      db.execute(sql`update legal_consents set version = '2020-01-01'
      where document = 'terms' and user_id = (select id from users where handle = 'bea')`),
    );
    expect(await due(bea)).toEqual(["terms"]);
    const old = await bea.post("/api/me/consent", { terms: "2020-01-01" });
    expect([old.status, old.body._tag]).toEqual([409, "Conflict"]);
    expect(await due(bea)).toEqual(["terms"]);
    for (let time = 0; time < 2; time++)
      expect((await bea.post("/api/me/consent", { terms: LEGAL_VERSIONS.terms })).status).toBe(204);
    expect(await due(bea)).toEqual([]);
    expect(await rowsOf("bea")).toHaveLength(3);
  });

  it("is nobody's without being signed in", async () => {
    const { status } = await new Browser(api).post("/api/me/consent", { terms: LEGAL_VERSIONS.terms });
    expect(status).toBe(401);
  });

  it("has a version that is a day, and goes with the account", async () => {
    const [cat] = await api.db((db) =>
      db
        .insert(users)
        .values({ email: "cat@example.test", name: "Cat", handle: "cat" })
        .returning({ id: users.id }),
    );
    const userId = cat?.id ?? "";
    const add = (version: string) =>
      api.db((db) => db.insert(legalConsents).values({ userId, document: "terms", version }));
    await expect(add("latest")).rejects.toThrow();
    await add("2026-01-01");
    await expect(add("2026-01-01")).rejects.toThrow();
    await api.db((db) => db.delete(users).where(eq(users.id, userId)));
    expect(await rowsOf("cat")).toEqual([]);
  });
});
