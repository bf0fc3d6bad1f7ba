import { asc, eq, sql } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Database } from "../../../db/database.ts";
import * as schema from "../../../db/schema/index.ts";
import { openWorld, type World } from "../../../tests/support/worlds/world.ts";
import { SetAside } from "../../platform/set-aside.ts";
import { MailNotSent } from "../errors.ts";
import { MAX_MAIL_BATCH, MAX_MAIL_REFUSALS, MAX_MAIL_UNREACHED, SENT_MAIL_KEPT_DAYS } from "../limits.ts";
import { type Addressee, mailOf } from "../mail.ts";
import { Mail, type MailMessage } from "../service.ts";
import { MailQueue } from "./service.ts";

interface Request {
  readonly key: string;
  readonly mails: readonly MailMessage[];
}

let world: World<Mail | MailQueue | SetAside>;
/** Every request to the mail service, refused ones too. */
let requests: Request[] = [];
/** How it answers a request; null: it sends. */
let answer: (request: Request) => MailNotSent | null = () => null;
let user: Addressee;

beforeAll(async () => {
  const ask = (request: Request) =>
    Effect.suspend(() => {
      requests.push(request);
      const refusal = answer(request);
      return refusal ? Effect.fail(refusal) : Effect.succeed(request.mails.map(({ to }) => ({ id: to })));
    });
  const service = Layer.succeed(
    Mail,
    Mail.of({
      send: ({ idempotencyKey: key, ...mail }) =>
        Effect.map(ask({ key, mails: [mail] }), () => ({ id: key })),
      sendAll: (mails, key) => ask({ key, mails }),
    }),
  );
  world = await openWorld((database) =>
    Layer.merge(MailQueue.layer, SetAside.layer).pipe(Layer.provideMerge(Layer.merge(database, service))),
  );
  const { id } = await world.user("ada");
  user = { id, email: "ada@example.test" };
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.db((db) => db.delete(schema.mailQueue));
  await world.db((db) => db.update(schema.users).set({ emailStatus: null }));
  requests = [];
  answer = () => null;
});

const news = (key: string, to: Addressee = user) =>
  mailOf(
    "news",
    to,
    { subject: `News ${key}`, greeting: "Hello,", paragraphs: ["It is new."], footnote: "End." },
    key,
  );
const refusal = new MailNotSent({ reason: "validation_error: Invalid `to` field.", isRefused: true });
const away = new MailNotSent({ reason: "the mail service was not reached", isRefused: false });

const queue = <A, E>(use: (service: MailQueue["Service"]) => Effect.Effect<A, E>) =>
  world.run(MailQueue.use(use));
const add = (...mails: readonly ReturnType<typeof news>[]) => queue((service) => service.add(mails));
/** Puts mails into the queue without a word to whoever sends them. */
const left = async (...mails: readonly ReturnType<typeof news>[]) => {
  for (const { to, idempotencyKey, ...message } of mails)
    await world.db((db) =>
      db
        .insert(schema.mailQueue)
        .values({ mail: "news", userId: user.id, toAddress: to, message, idempotencyKey }),
    );
};
const deliverDue = async () => {
  await world.db((db) => db.execute(sql`update mail_queue set available_at = now() where sent_at is null`));
  return queue((service) => service.deliverDue);
};
const rows = () => world.db((db) => db.select().from(schema.mailQueue).orderBy(asc(schema.mailQueue.id)));
const setAside = () => world.run(SetAside.use((service) => service.list));
const keys = () => requests.map(({ key }) => key);

describe("a queued mail", () => {
  it("goes out after the commit with its key and tags, and what it said is gone", async () => {
    await add(news("1"));
    await expect.poll(async () => (await rows())[0]?.sentAt).toBeInstanceOf(Date);
    expect(requests).toEqual([
      {
        key: "news/1",
        mails: [
          expect.objectContaining({
            to: user.email,
            subject: "News 1",
            text: expect.stringContaining("It is new."),
            tags: { mail: "news", user: user.id },
          }),
        ],
      },
    ]);
    expect((await rows())[0]).toMatchObject({ message: null, mail: "news", userId: user.id, attempts: 1 });
  });

  it("is not there where what caused it is rolled back", async () => {
    const undone = Database.use((database) =>
      database.transaction(
        MailQueue.use((service) => Effect.andThen(service.add([news("1")]), Effect.fail("undone" as const))),
      ),
    );
    expect(await world.fails(undone)).toBe("undone");
    expect(await deliverDue()).toBe(0);
    expect([await rows(), requests]).toEqual([[], []]);
  });

  it("is sent by a sweep where the runtime died after the commit", async () => {
    await left(news("1"));
    expect(await queue((service) => service.sweep)).toBe(1);
    expect(keys()).toEqual(["news/1"]);
    expect(await queue((service) => service.sweep)).toBe(0);
  });

  it("is one however often it is queued", async () => {
    await add(news("1"), news("1"));
    await add(news("1"));
    await expect.poll(async () => (await rows()).map(({ sentAt }) => sentAt !== null)).toEqual([true]);
    await add(news("1"));
    await deliverDue();
    expect(keys()).toEqual(["news/1"]);
  });

  it("is forgotten some days after it was sent, and not before", async () => {
    await add(news("old"), news("new"));
    await expect.poll(async () => (await rows()).every(({ sentAt }) => sentAt !== null)).toBe(true);
    const long = sql`now() - make_interval(days => ${SENT_MAIL_KEPT_DAYS}, secs => 1)`;
    await world.db((db) =>
      db
        .update(schema.mailQueue)
        .set({ sentAt: long })
        .where(eq(schema.mailQueue.idempotencyKey, "news/old")),
    );
    await queue((service) => service.sweep);
    expect((await rows()).map(({ idempotencyKey }) => idempotencyKey)).toEqual(["news/new"]);
  });
});

describe("several that wait", () => {
  it("go out together, as many as one request takes", async () => {
    await left(...Array.from({ length: MAX_MAIL_BATCH + 1 }, (_, n) => news(String(n))));
    expect(await deliverDue()).toBe(MAX_MAIL_BATCH + 1);
    expect(requests.map(({ mails }) => mails.length)).toEqual([MAX_MAIL_BATCH, 1]);
  });

  it("go out one by one where they are refused together: the bad one alone stays", async () => {
    const isBad = ({ mails }: Request) => mails.some(({ subject }) => subject === "News bad");
    answer = (request) => (isBad(request) ? refusal : null);
    await left(news("1"), news("bad"), news("2"));
    expect(await deliverDue()).toBe(2);
    expect(keys().slice(1)).toEqual(["news/1", "news/bad", "news/2"]);
    for (let attempt = 3; attempt <= MAX_MAIL_REFUSALS; attempt++) {
      expect(await setAside()).toEqual([]);
      await deliverDue();
    }
    await deliverDue();
    expect(await setAside()).toMatchObject([
      { source: "mail_queue", subject: `mail news to user ${user.id}`, lastError: refusal.reason },
    ]);
    const tries = keys().filter((key) => key === "news/bad").length;
    await deliverDue();
    expect(keys().filter((key) => key === "news/bad").length).toBe(tries);

    answer = () => null;
    const [aside] = await setAside();
    expect(await world.run(SetAside.use((service) => service.retry(aside?.id ?? "")))).toBe(true);
    expect(await deliverDue()).toBe(1);
    expect(keys().at(-1)).toBe("news/bad");
    expect(await setAside()).toEqual([]);
  });

  it("are tried again as the same request where nobody knows whether it arrived, whatever has come since", async () => {
    answer = () => away;
    await left(news("1"), news("2"));
    expect(await deliverDue()).toBe(0);
    await left(news("3"));
    answer = () => null;
    expect(await deliverDue()).toBe(3);
    const [lost, ...again] = requests;
    expect(again).toEqual(expect.arrayContaining([lost, expect.objectContaining({ key: "news/3" })]));
    expect(again).toHaveLength(2);
  });

  it("are each sent once by many senders at once", async () => {
    await left(...Array.from({ length: 30 }, (_, n) => news(String(n))));
    const sent = await Promise.all(Array.from({ length: 4 }, () => queue((service) => service.deliverDue)));
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(30);
    expect(requests.flatMap(({ mails }) => mails)).toHaveLength(30);
  });
});

describe("a mail service that is not there", () => {
  it("is not asked for one mail after another, and again after a pause that grows", async () => {
    answer = () => away;
    await left(news("1"), news("2"));
    expect(await deliverDue()).toBe(0);
    expect(requests).toHaveLength(1);
    expect(await queue((service) => service.deliverDue)).toBe(0);
    expect(requests).toHaveLength(1);
    const pause = async () => {
      const [row] = await rows();
      return (row?.availableAt.getTime() ?? 0) - Date.now();
    };
    const first = await pause();
    await deliverDue();
    expect(await pause()).toBeGreaterThan(first * 1.5);
  });

  it("has mails set aside after about a day", async () => {
    answer = () => away;
    await left(news("1"));
    await world.db((db) => db.update(schema.mailQueue).set({ attempts: MAX_MAIL_UNREACHED - 2 }));
    await deliverDue();
    expect(await setAside()).toEqual([]);
    await deliverDue();
    expect(await setAside()).toMatchObject([{ attempts: MAX_MAIL_UNREACHED, lastError: away.reason }]);
  });
});

it("takes no mail to an address that bounces, but to another one of the same user", async () => {
  await world.db((db) => db.update(schema.users).set({ emailStatus: "bounced" }));
  await add(news("1"), news("2", { ...user, email: "ada@elsewhere.test" }));
  await expect.poll(keys).toEqual(["news/2"]);
  expect((await rows()).map(({ toAddress }) => toAddress)).toEqual(["ada@elsewhere.test"]);
});

it("refuses a mail of nobody, with all that was to be committed", async () => {
  const error = await world.fails(
    MailQueue.use((service) => service.add([news("1", { ...user, id: uuidv7() })])),
  );
  expect(error).toMatchObject({ _tag: "ForeignKeyViolation" });
});
