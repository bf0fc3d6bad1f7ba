import { readdirSync } from "node:fs";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedRequest } from "../../party/wire/signing.ts";
import { STUB_HEADER, stubToken } from "../../party/wire/stub-token.ts";
import { rawRequest } from "../support/network/raw-http.ts";
import { openSocket, type Refused, type SignedInPerson, signIn } from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

/** What parties tell each other has addresses that everybody can reach: these are tried as a stranger would. */
let runtime: TestRuntime;
let sarah: SignedInPerson;
let roomId: string;

beforeAll(async () => {
  runtime = await testRuntime();
  sarah = await signIn(runtime, "sarah@peerloop.test");
  const [room] = await runtime.sql`
    select r.id from chat_rooms r join enrollments e on e.course_id = r.course_id
    where e.student_id = ${sarah.me.id} and e.status <> 'cancelled' limit 1`;
  roomId = room?.id;
});
afterAll(() => runtime.stop());

/** Both backends, which are made at their first request. */
const wakeBackends = async () => {
  for (const id of ["backend-0", "backend-1"])
    expect((await call(`/parties/main/${id}/sweep`, "{}")).status).toBe(204);
};

const MIB = 1024 * 1024;
/** What a stranger sends, or says that they will. */
const BODY = 256 * MIB;
const forged = {
  "x-peerloop-signature": "00".repeat(32),
  "x-peerloop-signed-at": "",
  "x-peerloop-nonce": "00000000-0000-4000-8000-000000000000",
  "x-peerloop-content": `5.${"00".repeat(32)}`,
};
const forgedNow = () => ({ ...forged, "x-peerloop-signed-at": String(Date.now()) });
const lines = (headers: Record<string, string>) =>
  Object.entries(headers)
    .map(([name, value]) => `\n${name}: ${value}`)
    .join("");
const host = () => new URL(runtime.url).host;

/** Files that actors have in their storage. */
const actorFiles = () =>
  readdirSync(join(runtime.storage, "actors"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".sqlite"))
    .map(({ parentPath, name }) => join(parentPath, name));

const expectNothingHere = async (answer: Response, what: unknown) => {
  const body = await answer.json().catch(() => null);
  expect([what, answer.status, body]).toEqual([what, 404, expect.objectContaining({ _tag: "NotFound" })]);
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
};

/** A call as our own parties sign it. */
const call = async (
  path: string,
  body: string,
  change: (init: RequestInit) => RequestInit = (init) => init,
) =>
  fetch(`${runtime.url}${path}`, change(await signedRequest(runtime.env.INTERNAL_SECRET ?? "", path, body)));

describe("a call that nobody signed", () => {
  it.each([
    ["to a room", () => `chat/${roomId}`],
    ["to a backend", () => "main/backend-0/command"],
    ["to a backend, as a browser's request", () => "main/backend-0/http"],
  ])("%s is answered before its body is read", async (_, path) => {
    const head = (length: string) =>
      `POST /parties/${path()} HTTP/1.1\nHost: ${host()}\n${length}${lines(forgedNow())}`;
    for (const length of [`Content-Length: ${BODY}`, "Transfer-Encoding: chunked"]) {
      const chunk = length.startsWith("Transfer") ? `\n\n${(BODY).toString(16)}` : "";
      const answer = await rawRequest(runtime.url, `${head(length)}${chunk}`, BODY);
      expect([length, answer.status, JSON.parse(answer.body)]).toEqual([
        length,
        404,
        expect.objectContaining({ _tag: "NotFound" }),
      ]);
      // What the kernel and the runtime buffer was sent at most.
      expect(answer.sent).toBeLessThan(BODY / 4);
    }
  });

  it("and never sends its body is answered at once", async () => {
    const head = `POST /parties/chat/${roomId} HTTP/1.1\nHost: ${host()}\nContent-Length: 100`;
    expect((await rawRequest(runtime.url, `${head}${lines(forgedNow())}`)).status).toBe(404);
  });

  it("makes no actor, whatever name it makes up", async () => {
    await wakeBackends();
    const before = actorFiles().length;
    const names = Array.from({ length: 2_000 }, (_, i) => {
      const party = ["chat", "session", "summon", "inbox", "dashboard", "main"][i % 6];
      return `${party}/${i % 12 < 6 ? uuidv7() : `backend-${i + 2}`}`;
    });
    while (names.length > 0)
      await Promise.all(
        names.splice(0, 100).map(async (name) =>
          expectNothingHere(
            await fetch(`${runtime.url}/parties/${name}`, {
              method: "POST",
              headers: forgedNow(),
              body: "hello",
            }),
            name,
          ),
        ),
      );
    expect(actorFiles().length).toBe(before);
  });

  it.each(["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"])("is nothing as %s", async (method) => {
    const answer = await fetch(`${runtime.url}/parties/chat/${roomId}`, { method, headers: forgedNow() });
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it.each([
    "parties/constructor/x",
    "parties/__proto__/x",
    "parties/toString/x",
    "parties/nobody/x",
    "parties/CHAT/x",
    "Parties/chat/x",
    "party/backend-0",
    "party/backend-0/command",
    "party",
    "parties",
    "parties/",
    "parties/main",
    "parties/main/",
    "parties/main/backend-0",
    "parties/main/backend-2/command",
    "parties/main/backend-00/command",
    "parties/main/backend-0%2fcommand",
    "parties/chat%2f01234567-0123-0123-0123-0123456789ab",
    "parties/chat/01234567-0123-0123-0123-0123456789AB",
    "parties/chat/../main/backend-0/command",
    "parties/chat/%00",
    "parties//chat/x",
  ])("finds nothing at /%s, in our own words", (path) => expectNothingAt(path));

  it("finds nothing under names without an end", async () => {
    await expectNothingAt(`parties/chat/${"x".repeat(8_000)}`);
    await expectNothingAt(`parties/${"x".repeat(8_000)}/x`);
  });

  const expectNothingAt = async (path: string) => {
    for (const method of ["POST", "GET"])
      await expectNothingHere(
        await fetch(`${runtime.url}/${path}`, {
          method,
          headers: forgedNow(),
          ...(method === "POST" ? { body: "hello" } : {}),
        }),
        [method, path],
      );
  };
});

describe("a call that says it comes by a stub", () => {
  it("is refused from outside, with the deployment's own token and a signature too", async () => {
    const secret = runtime.env.INTERNAL_SECRET ?? "";
    for (const path of [
      `/parties/chat/${roomId}`,
      "/parties/main/backend-0/command",
      "/parties/main/backend-0/sweep",
      "/parties/main/backend-0/http",
    ])
      for (const token of [await stubToken(secret), "00".repeat(32)]) {
        const { headers } = await signedRequest(secret, path, "{}");
        const bare = { "x-peerloop-url": `${runtime.url}/api/me`, [STUB_HEADER]: token };
        for (const carried of [bare, { ...bare, ...(headers as Record<string, string>) }])
          await expectNothingHere(
            await fetch(`${runtime.url}${path}`, { method: "POST", headers: carried, body: "{}" }),
            [path, carried],
          );
      }
    const answer = await fetch(`${runtime.url}/api/me`, {
      headers: {
        cookie: sarah.cookie,
        [STUB_HEADER]: "00".repeat(32),
        "x-peerloop-url": "http://x/api/health",
      },
    });
    expect(await answer.json()).toMatchObject({ handle: "sarah" });
  });

  it("opens no socket", async () => {
    const headers = { [STUB_HEADER]: await stubToken(runtime.env.INTERNAL_SECRET ?? "") };
    for (const [party, id] of [
      ["chat", roomId],
      ["main", "backend-0"],
      ["main", "backend-0/command"],
    ] as const)
      await expect(openSocket(runtime, sarah.cookie, party, id, { headers })).rejects.toMatchObject({
        status: 404,
      });
  });
});

describe("a socket to an actor that cannot be", () => {
  it("is refused, and no actor is made", async () => {
    await wakeBackends();
    const before = actorFiles().length;
    const refusal = async (party: string, id: string) =>
      openSocket(runtime, sarah.cookie, party, id).then(
        () => 101,
        (cause: Refused) => cause.status,
      );
    for (const party of ["chat", "session", "summon", "inbox", "dashboard"])
      for (const id of [uuidv7(), "made-up", sarah.me.id.toUpperCase()])
        expect([party, id, await refusal(party, id)]).toEqual([party, id, expect.toBeOneOf([403, 404])]);
    for (const [party, id] of [
      ["main", "backend-0"],
      ["constructor", "x"],
      ["__proto__", "x"],
      ["main", uuidv7()],
    ])
      expect([party, id, await refusal(party as string, id as string)]).toEqual([party, id, 404]);
    expect(actorFiles().length).toBe(before);
  });
});

describe("a call that is signed", () => {
  it("is carried out once: who has overheard it has no use of it", async () => {
    const path = "/parties/main/backend-0/sweep";
    const signed = await signedRequest(runtime.env.INTERNAL_SECRET ?? "", path, "{}");
    expect((await fetch(`${runtime.url}${path}`, signed)).status).toBe(204);
    await expectNothingHere(await fetch(`${runtime.url}${path}`, signed), "again");
    expect((await call(path, "{}")).status).toBe(204);
  });

  it("has another body, another path or another method than was signed: refused", async () => {
    const path = `/parties/inbox/${sarah.me.id}`;
    const other = (init: RequestInit) => ({ ...init, body: String(init.body).replace("Alarm", "Alert") });
    await expectNothingHere(await call(path, '{"_tag":"Alarm"}', other), "body");
    const longer = (init: RequestInit) => ({ ...init, body: `${init.body} ` });
    await expectNothingHere(await call(path, '{"_tag":"Alarm"}', longer), "longer");
    const put = (init: RequestInit) => ({ ...init, method: "PUT" });
    await expectNothingHere(await call(path, '{"_tag":"Alarm"}', put), "method");
    const doubled = (init: RequestInit) => {
      const headers = new Headers(init.headers as Record<string, string>);
      headers.append("x-peerloop-signature", "00".repeat(32));
      return { ...init, headers };
    };
    await expectNothingHere(await call(path, '{"_tag":"Alarm"}', doubled), "doubled");
    expect((await call(path, '{"_tag":"Alarm"}')).status).toBe(204);
    await expectNothingHere(await call(`${path}/more`, '{"_tag":"Alarm"}'), "longer path");
    await expectNothingHere(await call("/parties/main/backend-0/http", "{}"), "a browser's request");
  });

  it("and larger than such a call can be is refused", async () => {
    await expectNothingHere(await call(`/parties/chat/${roomId}`, `"${"x".repeat(MIB)}"`), "message");
    await expectNothingHere(await call("/parties/main/backend-0/sweep", "{  }"), "sweep");
    const small = JSON.stringify({ name: "nothing", payload: "x".repeat(2 * MIB) });
    expect((await call("/parties/main/backend-0/command", small)).status).toBe(200);
    await expectNothingHere(
      await call("/parties/main/backend-0/command", `"${"x".repeat(10 * MIB)}"`),
      "command",
    );
  });

  it("and says less than it sends is read no further than it says", async () => {
    const path = "/parties/main/backend-0/command";
    const { headers } = await signedRequest(runtime.env.INTERNAL_SECRET ?? "", path, "{}");
    const head = `POST ${path} HTTP/1.1\nHost: ${host()}\nTransfer-Encoding: chunked${lines(headers as Record<string, string>)}`;
    // Whoever has the secret gets no courtesy: the connection may be closed before the answer was read.
    const outcome = await rawRequest(runtime.url, `${head}\n\n${BODY.toString(16)}`, BODY).then(
      ({ status, sent }) => ({ status, all: sent >= BODY }),
      () => ({ status: 404, all: false }),
    );
    expect(outcome).toEqual({ status: 404, all: false });
    expect((await fetch(`${runtime.url}/api/health`)).status).toBe(200);
  });
});
