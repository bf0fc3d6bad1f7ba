import { get } from "node:http";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type DatabaseProxy, databaseProxy } from "../support/network/database-proxy.ts";
import { rawRequest } from "../support/network/raw-http.ts";
import { signIn } from "../support/running/people.ts";
import { bounceOf, signedWebhook, WEBHOOK_SECRET } from "../support/running/resend-webhook.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let proxy: DatabaseProxy;
let runtime: TestRuntime;
beforeAll(async () => {
  proxy = await databaseProxy(inject("databaseServer"));
  runtime = await testRuntime({
    databaseUrl: (real) => proxy.urlFor(real),
    env: { RESEND_WEBHOOK_SECRET: WEBHOOK_SECRET },
  });
});
afterAll(async () => {
  await runtime.stop();
  await proxy.close();
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${runtime.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
    redirect: "manual",
  });

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");

describe("the HTTP API in the worker", () => {
  it("signs up, confirms the address by the mail in the local mailbox, and signs out", async () => {
    const account = {
      name: "Nora New",
      handle: "nora_new",
      email: "nora@example.test",
      password: "correct horse battery",
    };
    const signedUp = await post("/api/auth/sign-up/email", account);
    expect([signedUp.status, await signedUp.clone().text()]).toEqual([
      200,
      expect.stringContaining("nora_new"),
    ]);
    const cookie = cookieOf(signedUp);
    const me = async () => (await fetch(`${runtime.url}/api/me`, { headers: { cookie } })).json();
    expect(await me()).toMatchObject({ handle: "nora_new", emailVerified: false, goodwill: { balance: 0 } });

    const { mails } = (await (await fetch(`${runtime.url}/api/local-mails`)).json()) as {
      mails: { to: string; text: string }[];
    };
    const mail = mails.find(({ to }) => to === "nora@example.test");
    const link = /http:\S+/.exec(mail?.text ?? "")?.[0] ?? "";
    expect((await fetch(link, { redirect: "manual" })).status).toBe(302);
    expect(await me()).toMatchObject({ emailVerified: true, goodwill: { balance: 50 } });

    expect((await post("/api/auth/sign-out", {}, { cookie })).status).toBe(200);
    expect(await me()).toMatchObject({ _tag: "Unauthorized" });
  });

  it("serves many at once", async () => {
    const { cookie } = await signIn(runtime, "sarah@peerloop.test");
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        fetch(`${runtime.url}${i % 2 ? "/api/me" : "/api/courses"}`, { headers: { cookie } }),
      ),
    );
    expect(answers.filter((answer) => answer.status !== 200)).toEqual([]);
  });

  it("refuses another site, an unknown route and a body that is too large", async () => {
    const { cookie } = await signIn(runtime, "lee@peerloop.test");
    const evil = await post("/api/auth/sign-out", {}, { cookie, origin: "https://evil.test" });
    expect([evil.status, await evil.json()]).toEqual([403, expect.objectContaining({ _tag: "Forbidden" })]);
    const port = new URL(runtime.url).port;
    const own = await post("/api/summons", {}, { cookie, origin: `http://localhost:${port}` });
    expect([own.status, await own.json()]).toEqual([400, expect.objectContaining({ _tag: "BadRequest" })]);
    const nothing = await fetch(`${runtime.url}/api/nothing`);
    expect([nothing.status, await nothing.json()]).toEqual([
      404,
      expect.objectContaining({ _tag: "NotFound" }),
    ]);
    const large = await post("/api/summons", { message: "x".repeat(400_000) }, { cookie });
    expect([large.status, await large.json()]).toEqual([
      413,
      expect.objectContaining({ _tag: "PayloadTooLarge" }),
    ]);
  });

  it("answers who may not send without waiting for what they send, and takes no body by GET", async () => {
    const { host } = new URL(runtime.url);
    const room = "01234567-0123-7123-8123-0123456789ab";
    for (const [method, path, status] of [
      ["PUT", `/api/chat/rooms/${room}/attachments/${room}?name=x`, 401],
      ["POST", "/courses", 404],
      ["POST", "/parties/nobody/x", 404],
    ] as const) {
      const head = `${method} ${path} HTTP/1.1\nHost: ${host}\nContent-Length: 1000`;
      expect([path, (await rawRequest(runtime.url, head)).status]).toEqual([path, status]);
      const large = `${method} ${path} HTTP/1.1\nHost: ${host}\nContent-Length: 8000000`;
      expect([path, (await rawRequest(runtime.url, large, 8_000_000)).status]).toEqual([path, status]);
    }
    const get = `GET /api/health HTTP/1.1\nHost: ${host}\nContent-Length: 5\n\nhello`;
    expect((await rawRequest(runtime.url, get)).status).toBe(200);
  });

  it("stores what Resend has signed, once, and refuses all else unread", async () => {
    const [nadia] = await runtime.sql<{ id: string }[]>`select id from users where handle = 'nadia'`;
    const signed = signedWebhook("msg_1", bounceOf(nadia?.id ?? "", "nadia@peerloop.test"));
    const webhook = (headers: Record<string, string>) =>
      fetch(`${runtime.url}/webhooks/resend`, { method: "POST", body: signed.body, headers });
    // As a program sends it, and as if some page had.
    expect((await webhook(signed.headers)).status).toBe(200);
    expect((await webhook({ ...signed.headers, origin: "https://evil.test" })).status).toBe(200);
    const { cookie } = await signIn(runtime, "nadia@peerloop.test");
    const me = await (await fetch(`${runtime.url}/api/me`, { headers: { cookie } })).json();
    expect(me).toMatchObject({ emailStatus: "bounced" });

    const forged = await webhook({ ...signed.headers, "svix-id": "msg_2" });
    expect([forged.status, await forged.json()]).toEqual([
      400,
      expect.objectContaining({ _tag: "BadRequest" }),
    ]);
    const get = await fetch(`${runtime.url}/webhooks/resend`, { headers: signed.headers });
    expect([get.status, await get.json()]).toEqual([404, expect.objectContaining({ _tag: "NotFound" })]);
    const { host } = new URL(runtime.url);
    const unsigned = `POST /webhooks/resend HTTP/1.1\nHost: ${host}\nContent-Length: 100000`;
    expect((await rawRequest(runtime.url, unsigned)).status).toBe(400);
    const events = await runtime.sql`select event_id, processed_at is not null as done from webhook_events`;
    expect(events).toEqual([{ event_id: "msg_1", done: true }]);
  });

  it("serves the reference under a policy that lets no script run", async () => {
    const page = await fetch(`${runtime.url}/api/docs`);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(page.headers.get("content-security-policy")).toMatch(/script-src 'self' 'sha256-[^']+';/);
    expect(await page.text()).toContain("/parties/chat/");
    const document = await (await fetch(`${runtime.url}/api/openapi.json`)).json();
    expect(document).toMatchObject({ openapi: "3.1.0" });
  });

  it("compresses an answer once, whether it was kept so or not", async () => {
    const packed = (path: string) =>
      new Promise<Buffer>((resolve, reject) => {
        get(`${runtime.url}${path}`, { headers: { "accept-encoding": "gzip" } }, (answer) => {
          expect(answer.headers["content-encoding"]).toBe("gzip");
          buffer(answer).then(resolve, reject);
        }).on("error", reject);
      });
    for (const path of ["/api/openapi.json", "/api/courses"]) {
      // Either backend keeps its own.
      for (let time = 0; time < 8; time += 1) {
        const text = gunzipSync(await packed(path)).toString();
        expect(() => JSON.parse(text)).not.toThrow();
      }
    }
  });

  it("says 503 while the database is away, signs nobody out, and goes on when it is back", async () => {
    const { cookie } = await signIn(runtime, "marcus@peerloop.test");
    proxy.cut();
    for (const answer of [
      await fetch(`${runtime.url}/api/health`),
      await fetch(`${runtime.url}/api/me`, { headers: { cookie } }),
      await post("/api/auth/sign-out", {}, { cookie }),
      await post("/api/auth/sign-in/email", { email: "marcus@peerloop.test", password: "wrong" }),
    ]) {
      expect([answer.url, answer.status]).toEqual([answer.url, 503]);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await answer.json()).toMatchObject({ _tag: "ServiceUnavailable" });
    }
    proxy.restore();
    const status = async () => (await fetch(`${runtime.url}/api/me`, { headers: { cookie } })).status;
    await expect.poll(status, { timeout: 15_000 }).toBe(200);
  });
});
