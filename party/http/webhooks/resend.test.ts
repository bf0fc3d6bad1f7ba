import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { users, webhookEvents } from "../../../db/schema/index.ts";
import { MAX_MAIL_EVENT_BYTES } from "../../../domain/mail/limits.ts";
import { account } from "../../../tests/support/running/accounts.ts";
import { type Api, Browser, ORIGIN, openApi } from "../../../tests/support/running/api.ts";
import {
  bounceOf,
  type SignedWebhook,
  signatureOf,
  signedWebhook,
  WEBHOOK_SECRET,
} from "../../../tests/support/running/resend-webhook.ts";

let api: Api;
let sam: { readonly id: string; readonly email: string };
beforeAll(async () => {
  api = await openApi({ webhookSecret: WEBHOOK_SECRET });
  await new Browser(api).post("/api/auth/sign-up/email", account("sam"));
  const [row] = await api.db((db) => db.select().from(users));
  sam = { id: row?.id ?? "", email: row?.email ?? "" };
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db((db) => db.delete(webhookEvents));
  await api.db((db) => db.update(users).set({ emailStatus: null }).where(eq(users.id, sam.id)));
});

const now = () => Math.floor(Date.now() / 1_000);
const bounce = () => bounceOf(sam.id, sam.email);
const send = async ({ body, headers }: SignedWebhook, method = "POST") => {
  const request = new Request(`${ORIGIN}/webhooks/resend`, {
    method,
    headers,
    ...(method === "GET" ? {} : { body }),
  });
  const answer = await api.handler(request);
  return { status: answer.status, body: await answer.json(), request };
};
const stored = () => api.db((db) => db.select().from(webhookEvents));
const status = async () => {
  const [row] = await api.db((db) => db.select().from(users).where(eq(users.id, sam.id)));
  return row?.emailStatus;
};

describe("an event of Resend", () => {
  it("is stored and done, with no Origin and no cookie, and its user is told", async () => {
    expect(await send(signedWebhook("msg_1", bounce()))).toMatchObject({ status: 200 });
    const [row, ...more] = await stored();
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      provider: "resend",
      eventId: "msg_1",
      payload: { type: "email.bounced" },
      attempts: 1,
    });
    expect(row?.processedAt).toBeInstanceOf(Date);
    expect(await status()).toBe("bounced");
    const browser = new Browser(api);
    await browser.post("/api/auth/sign-in/email", { email: sam.email, password: account("sam").password });
    expect((await browser.get("/api/me")).body).toMatchObject({ emailStatus: "bounced" });
  });

  it("is taken again with 200, and changes nothing", async () => {
    const signed = signedWebhook("msg_1", bounce());
    await send(signed);
    await api.db((db) => db.update(users).set({ emailStatus: "valid" }).where(eq(users.id, sam.id)));
    expect((await send(signed)).status).toBe(200);
    expect([(await stored()).length, await status()]).toEqual([1, "valid"]);
  });

  it("may be signed with two secrets, while they change", async () => {
    const signed = signedWebhook("msg_1", bounce());
    const former = signatureOf(
      "msg_1",
      now(),
      signed.body,
      `whsec_${Buffer.alloc(24, 7).toString("base64")}`,
    );
    const signature = `${former} ${signed.headers["svix-signature"]} v1a,AAAA`;
    const answer = await send({ ...signed, headers: { ...signed.headers, "svix-signature": signature } });
    expect([answer.status, (await stored()).length]).toEqual([200, 1]);
  });

  it("of another kind, or with what Postgres cannot store, is kept too", async () => {
    const opened = String.raw`{"type":"email.opened","data":{"subject":"a\u0000b\ud800"}}`;
    expect((await send(signedWebhook("msg_2", opened))).status).toBe(200);
    expect((await stored())[0]).toMatchObject({
      payload: { type: "email.opened", data: { subject: "ab\ufffd" } },
    });
  });
});

describe("what nobody has signed", () => {
  const other = `whsec_${Buffer.alloc(32, 1).toString("base64")}`;
  it.each<[string, () => SignedWebhook]>([
    ["another secret", () => signedWebhook("msg_1", bounce(), now(), other)],
    ["another body", () => ({ ...signedWebhook("msg_1", bounce()), body: "{}" })],
    ["another id", () => changed({ "svix-id": "msg_2" })],
    ["another time", () => changed({ "svix-timestamp": String(now() + 1) })],
    ["a time too long ago", () => signedWebhook("msg_1", bounce(), now() - 301)],
    ["a time to come", () => signedWebhook("msg_1", bounce(), now() + 310)],
    ["a time that is none", () => changed({ "svix-timestamp": `${now()}x` })],
    ["no signature", () => changed({ "svix-signature": "" })],
    ["a signature of another version", () => changed({ "svix-signature": "v2,AAAA" })],
    ["no id", () => changed({ "svix-id": "" })],
    ["an empty body", () => signedWebhook("msg_1", "")],
    ["a body that is no JSON", () => signedWebhook("msg_1", "{")],
  ])("is refused and not stored: %s", async (_, make) => {
    const answer = await send(make());
    expect([answer.status, answer.body]).toEqual([400, expect.objectContaining({ _tag: "BadRequest" })]);
    expect([await stored(), await status()]).toEqual([[], null]);
  });

  const changed = (headers: Record<string, string>): SignedWebhook => {
    const signed = signedWebhook("msg_1", bounce());
    return { ...signed, headers: { ...signed.headers, ...headers } };
  };

  it("has its body read by nobody where its head shows it", async () => {
    expect((await send(changed({ "svix-timestamp": "1" }))).request.bodyUsed).toBe(false);
  });
});

it("is refused where it is too large, and where it is no POST", async () => {
  const large = await send(signedWebhook(uuidv7(), { x: "x".repeat(MAX_MAIL_EVENT_BYTES) }));
  expect([large.status, large.body]).toEqual([413, expect.objectContaining({ _tag: "PayloadTooLarge" })]);
  for (const method of ["GET", "PUT", "DELETE"])
    expect((await send(signedWebhook("msg_1", bounce()), method)).status).toBe(404);
  expect(await stored()).toEqual([]);
});

it("does not exist where no secret is set", async () => {
  const deaf = await openApi();
  try {
    const { body, headers } = signedWebhook("msg_1", bounce());
    const request = new Request(`${ORIGIN}/webhooks/resend`, { method: "POST", body, headers });
    expect((await deaf.handler(request)).status).toBe(404);
  } finally {
    await deaf.close();
  }
});
