import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Effect, Layer } from "effect";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { Database } from "../../db/database.ts";
import { localMails } from "../../db/schema/index.ts";
import { resetMail } from "../../domain/identity/mails/reset.ts";
import { verificationMail } from "../../domain/identity/mails/verification.ts";
import { Mail, type MailMessage, type OutgoingMail } from "../../domain/mail/service.ts";
import { openWorld, type World } from "../../tests/support/worlds/world.ts";
import { mailLayer } from "./mail.ts";

interface Received {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly idempotencyKey: string;
  readonly body: Record<string, unknown> | Record<string, unknown>[];
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
    const ids = Array.isArray(body) ? body.map((_, index) => ({ id: `${id}-${index}` })) : null;
    response.end(JSON.stringify(ids ? { data: ids } : { id }));
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

/** With what a newsletter needs: a way out in its headers (RFC 8058), and tags by which its fate is told. */
const letter = (to: string): MailMessage => ({
  to,
  subject: "News",
  html: "<p>News</p>",
  text: "News",
  headers: {
    "List-Unsubscribe": "<https://peerloop.test/out>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  },
  tags: { kind: "news", recipient: to.split("@")[0] ?? "" },
});
const letters = [letter("ada@example.test"), letter("bob@example.test")];

/** Mail as sent with these settings; nothing of it needs the database. */
const mailVia = (env: Parameters<typeof mailLayer>[0]) =>
  mailLayer(env).pipe(Layer.provide(Database.layer({ url: "postgres://nobody@127.0.0.1:1/none", max: 1 })));

const sendAll = (env: Parameters<typeof mailLayer>[0], mails: readonly MailMessage[], key: string) =>
  Mail.use((service) => service.sendAll(mails, key)).pipe(Effect.provide(mailVia(env)));

const send = (env: Parameters<typeof mailLayer>[0], what: OutgoingMail) =>
  Effect.flatMap(Mail, (service) => service.send(what)).pipe(Effect.provide(mailVia(env)));
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

  it("sends headers and tags, and tells by which id the service knows the mail", async () => {
    const one = await Effect.runPromise(
      send(viaResend(), { ...(letters[0] as MailMessage), idempotencyKey: "news/1" }),
    );
    expect(one.id).toMatch(/^mail-\d+$/);
    expect(received[0]?.body).toMatchObject({
      headers: letters[0]?.headers,
      tags: [
        { name: "kind", value: "news" },
        { name: "recipient", value: "ada" },
      ],
    });
  });

  it("sends many at once, once, and tells their ids in order", async () => {
    const first = await Effect.runPromise(sendAll(viaResend(), letters, "news/2"));
    expect(await Effect.runPromise(sendAll(viaResend(), letters, "news/2"))).toEqual(first);
    expect(first.map(({ id }) => id.split("-").at(-1))).toEqual(["0", "1"]);
    expect(received).toMatchObject([
      {
        path: "/emails/batch",
        idempotencyKey: "news/2",
        body: letters.map(({ to, headers }) => ({ to, headers, subject: "News" })),
      },
    ]);
    expect(await Effect.runPromise(sendAll(viaResend(), [], "news/3"))).toEqual([]);
    refusal = { status: 422, name: "validation_error", message: "Invalid `to` field." };
    const error = await Effect.runPromise(Effect.flip(sendAll(viaResend(), letters, "news/4")));
    expect(error.reason).toContain("Invalid `to` field.");
  });

  it("refuses more at once than the service takes, before it asks it", async () => {
    const many = Array.from({ length: 101 }, (_, i) => letter(`p${i}@example.test`));
    const failed = (mails: readonly MailMessage[], key: string) =>
      Effect.runPromise(Effect.flip(sendAll(viaResend(), mails, key)));
    expect((await failed(many, "news/5")).reason).toContain("at most 100");
    expect((await failed(letters, "k".repeat(257))).reason).toContain("at most 256");
    expect(received).toEqual([]);
  });

  it.each([
    { status: 422, name: "validation_error", message: "Invalid `to` field.", isRefused: true },
    { status: 409, name: "invalid_idempotent_request", message: "Another body.", isRefused: true },
    { status: 403, name: "invalid_api_key", message: "API key is invalid", isRefused: false },
    { status: 429, name: "rate_limit_exceeded", message: "Too many requests", isRefused: false },
    { status: 500, name: "internal_server_error", message: "An unexpected error occurred", isRefused: false },
  ])("fails when it is refused with $status, and says whether the mail is at fault", async (answer) => {
    refusal = answer;
    const { isRefused } = answer;
    const error = await Effect.runPromise(
      Effect.flip(send(viaResend(), { ...mail, idempotencyKey: answer.name })),
    );
    const reason = expect.stringContaining(answer.message);
    expect(error).toMatchObject({ _tag: "MailNotSent", reason, isRefused });
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

    it("goes there once under its key, many at once too, with headers and tags", async () => {
      const both = () => world.run(Mail.use((service) => service.sendAll(letters, "news/1")));
      const first = await both();
      expect(await both()).toEqual(first);
      const [again, once] = [mail, mail].map((what) => world.run(Mail.use((service) => service.send(what))));
      expect(await again).toEqual(await once);
      const rows = await world.db((db) => db.select().from(localMails));
      expect(rows).toHaveLength(3);
      for (const [index, { to, headers, tags }] of letters.entries())
        expect(rows.find(({ id }) => id === first[index]?.id)).toMatchObject({
          toAddress: to,
          headers,
          tags,
        });
      const many = Array.from({ length: 101 }, () => letter("p@example.test"));
      const error = await world.fails(Mail.use((service) => service.sendAll(many, "news/2")));
      expect(error).toMatchObject({ _tag: "MailNotSent" });
    });
  });
});

describe("the mails themselves", () => {
  const id = "01890000-0000-7000-8000-000000000001";
  const to = { id, name: "<b>Ada</b> & Co", emailVerified: true, email: "ada@example.test" };
  const url = "https://peerloop.test/x?token=1&callbackURL=%2F";

  it.each([verificationMail(to, url, "1"), resetMail(to, url, "1")])(
    "say the same in both forms: $subject",
    (made) => {
      expect(made.text).toContain("Hi <b>Ada</b> & Co,");
      expect(made.text).toContain(url);
      expect(made.html).toContain("Hi &lt;b&gt;Ada&lt;/b&gt; &amp; Co,");
      expect(made.html).toContain(`href="${url.replaceAll("&", "&amp;")}"`);
      expect(made.html).not.toContain("<b>");
      expect(made.idempotencyKey.length).toBeLessThanOrEqual(256);
    },
  );
});
