import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONTACTS_PER_NETWORK } from "../../domain/platform/limits.ts";
import { mailsTo } from "../../tests/support/running/accounts.ts";
import { type Api, Browser, openApi } from "../../tests/support/running/api.ts";
import { ADDRESS_HEADER } from "../wire/http-forward.ts";

const OPERATOR = "operator@example.test";
const message = { name: "Ada", email: "Ada@Example.test", message: "Hello,\n\nmay I <b>teach</b> here?" };

let api: Api;
let silent: Api;
beforeAll(async () => {
  [api, silent] = await Promise.all([
    openApi({ operatorEmail: OPERATOR, rateLimits: true }),
    openApi({ rateLimits: true }),
  ]);
});
afterAll(() => Promise.all([api.close(), silent.close()]));

describe("a message to whoever runs the site", () => {
  it("is mailed to them, with where to answer, and nothing of it as markup", async () => {
    expect((await new Browser(api).get("/api/site")).body).toEqual({
      operator: { name: null, address: null, email: OPERATOR },
    });
    expect((await new Browser(api).post("/api/contact", message)).status).toBe(204);
    await expect.poll(async () => (await mailsTo(api, OPERATOR)).length).toBe(1);
    const [mail] = await mailsTo(api, OPERATOR);
    expect(mail?.text).toContain("Ada <ada@example.test>");
    expect(mail?.text).toContain("may I <b>teach</b> here?");
    expect(mail?.html).not.toContain("<b>");
  });

  it.each([
    ["no address", { email: "not one" }, "email:"],
    ["nothing to read", { message: "  \n " }, "message:"],
    ["too much", { message: "x".repeat(5_001) }, "message:"],
  ])("is refused with %s", async (_, change, words) => {
    const { status, body } = await new Browser(api).post("/api/contact", { ...message, ...change });
    expect([status, body._tag]).toEqual([400, "BadRequest"]);
    expect(body.message).toContain(words);
  });

  it("is refused past the limit of a network, and taken from another", async () => {
    const send = (address: string) =>
      new Browser(api).post("/api/contact", message, { [ADDRESS_HEADER]: address });
    for (let sent = 0; sent < CONTACTS_PER_NETWORK.max; sent++)
      expect((await send("192.0.2.1")).status).toBe(204);
    expect(await send("192.0.2.1")).toMatchObject({ status: 429, body: { _tag: "TooManyRequests" } });
    expect((await send("192.0.2.2")).status).toBe(204);
  });

  it("has nowhere to go where nobody said who runs the site", async () => {
    expect((await new Browser(silent).get("/api/site")).body.operator.email).toBeNull();
    expect((await new Browser(silent).post("/api/contact", message)).status).toBe(404);
  });
});
