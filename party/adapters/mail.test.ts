import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Effect, Layer } from "effect";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { Database } from "../../db/database.ts";
import { localMails } from "../../db/schema/index.ts";
import { resetMail, verificationMail } from "../../domain/identity/mails.ts";
import { Mail, type OutgoingMail } from "../../domain/platform/mail.ts";
import { openWorld, type World } from "../../tests/support/world.ts";
import { mailLayer } from "./mail.ts";

interface Received {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly idempotencyKey: string;
  readonly body: Record<string, unknown>;
}

const read = async (request: IncomingMessage): Promise<string> => {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
};

let server: Server;
let baseUrl: string;
let received: Received[] = [];
/** What the service answers next; null: it stores the mail. */
let refusal: { status: number; name: string; message: string } | null = null;

beforeAll(async () => {
  const known = new Map<string, string>();
  server = createServer(async (request, response) => {
    const idempotencyKey = String(request.headers["idempotency-key"]);
    const body = JSON.parse(await read(request));
    response.setHeader("content-type", "application/json");
    if (refusal) {
      response.statusCode = refusal.status;
      response.end(
        JSON.stringify({ statusCode: refusal.status, name: refusal.name, message: refusal.message }),
      );
      return;
    }
    const id = known.get(idempotencyKey) ?? `mail-${known.size}`;
    if (!known.has(idempotencyKey)) {
      received.push({
        path: request.url ?? "",
        authorization: request.headers.authorization,
        idempotencyKey,
        body,
      });
    }
    known.set(idempotencyKey, id);
    response.end(JSON.stringify({ id }));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((closed) => server.close(closed)));
afterEach(() => {
  received = [];
  refusal = null;
});

const mail: OutgoingMail = {
  to: "ada@example.test",
  subject: "Hello",
  html: "<p>Hello</p>",
  text: "Hello",
  idempotencyKey: "hello/1",
};

const send = (env: Parameters<typeof mailLayer>[0], what: OutgoingMail) =>
  Effect.flatMap(Mail, (service) => service.send(what)).pipe(
    Effect.provide(mailLayer(env)),
    Effect.provide(Database.layer({ url: "postgres://nobody@127.0.0.1:1/none", max: 1 })),
  );
const viaResend = () => ({
  isLocal: false,
  RESEND_API_KEY: "re_test",
  RESEND_BASE_URL: baseUrl,
  MAIL_FROM: "PeerLoop <hello@peerloop.test>",
});

describe("mail through Resend", () => {
  it("sends what it is given, under its key, once", async () => {
    await Effect.runPromise(send(viaResend(), mail));
    await Effect.runPromise(send(viaResend(), mail));
    expect(received).toEqual([
      {
        path: "/emails",
        authorization: "Bearer re_test",
        idempotencyKey: "hello/1",
        body: expect.objectContaining({
          from: "PeerLoop <hello@peerloop.test>",
          to: "ada@example.test",
          subject: "Hello",
          html: "<p>Hello</p>",
          text: "Hello",
        }),
      },
    ]);
  });

  it.each([
    { status: 422, name: "validation_error", message: "Invalid `to` field." },
    { status: 403, name: "invalid_api_key", message: "API key is invalid" },
    { status: 500, name: "internal_server_error", message: "An unexpected error occurred" },
  ])("fails when it is refused with $status", async (answer) => {
    refusal = answer;
    const error = await Effect.runPromise(
      Effect.flip(send(viaResend(), { ...mail, idempotencyKey: answer.name })),
    );
    expect(error).toMatchObject({ _tag: "MailNotSent", reason: expect.stringContaining(answer.message) });
    expect(received).toEqual([]);
  });

  it("fails when nobody is there", async () => {
    const env = { ...viaResend(), RESEND_BASE_URL: "http://127.0.0.1:1" };
    expect(await Effect.runPromise(Effect.flip(send(env, mail)))).toMatchObject({ _tag: "MailNotSent" });
  });
});

describe("mail without Resend", () => {
  it("is refused, and the log says why, where it is not local", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const error = await Effect.runPromise(Effect.flip(send({ isLocal: false }, mail)));
    expect(error).toMatchObject({ _tag: "MailNotSent", reason: "RESEND_API_KEY is not set" });
    expect(log).toHaveBeenCalledWith(expect.stringContaining("RESEND_API_KEY is not set"));
    log.mockRestore();
  });

  it("wants a sender with a key", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const { MAIL_FROM: _, ...env } = viaResend();
    expect(await Effect.runPromise(Effect.flip(send(env, mail)))).toMatchObject({ _tag: "MailNotSent" });
    expect(received).toEqual([]);
    log.mockRestore();
  });

  describe("locally", () => {
    let world: World<Mail>;
    beforeAll(async () => {
      world = await openWorld((database) => Layer.provideMerge(mailLayer({ isLocal: true }), database));
    });
    afterAll(() => world.close());

    it("goes to the local mailbox", async () => {
      await world.run(Effect.flatMap(Mail, (service) => service.send(mail)));
      const rows = await world.db((db) => db.select().from(localMails));
      expect(rows).toEqual([
        expect.objectContaining({ toAddress: "ada@example.test", subject: "Hello", text: "Hello" }),
      ]);
    });
  });
});

describe("the mails themselves", () => {
  const to = { name: "<b>Ada</b> & Co", emailVerified: true, email: "ada@example.test" };
  const url = "https://peerloop.test/x?token=1&callbackURL=%2F";

  it.each([verificationMail(to, url, "1"), resetMail(to, url, "1")])(
    "say the same in both forms: $subject",
    (made) => {
      expect(made.text).toContain("Hello <b>Ada</b> & Co,");
      expect(made.text).toContain(url);
      expect(made.html).toContain("Hello &lt;b&gt;Ada&lt;/b&gt; &amp; Co,");
      expect(made.html).toContain(`href="${url.replaceAll("&", "&amp;")}"`);
      expect(made.html).not.toContain("<b>");
      expect(made.idempotencyKey.length).toBeLessThanOrEqual(256);
    },
  );
});
