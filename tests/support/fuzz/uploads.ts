import { request } from "node:http";
import { MAX_ATTACHMENT_BYTES, MAX_IMAGE_SIDE } from "../../../domain/chat/limits.ts";
import type { Random } from "../random.ts";
import { demoRoom } from "../running/demo-room.ts";
import { type SignedInPerson, signIn } from "../running/people.ts";
import type { TestRuntime } from "../running/runtime.ts";
import { wildText } from "./hostile.ts";
import { fuzz, untyped } from "./requests.ts";

/** Milliseconds after which an answer counts as none. */
const SLOW_MS = 20_000;

/** What an upload says and does, and how it must end. */
interface Upload {
  readonly method: string;
  readonly path: string;
  readonly id: string;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
  /** How many bytes of the body are sent before the connection is cut; null: all, and it stays. */
  readonly cutAfter: number | null;
  /** Statuses that it may be answered with; null where anything but a fault of the server is right. */
  readonly allowed: readonly number[] | null;
}

/** Fuzzes the route that takes files, over HTTP as it comes off the wire. */
interface UploadFuzzer {
  /** Sends one request, reads back what it stored, and answers what is wrong, or null. */
  once(): Promise<string | null>;
  /** How many were stored, found there already, read back, refused (by status) or cut off. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * @param people members of the room; `outsider` is none
 * @param roomId a room whose members nobody sanctions meanwhile
 */
const uploadFuzzer = (
  runtime: Pick<TestRuntime, "url">,
  random: Random,
  people: readonly SignedInPerson[],
  outsider: SignedInPerson,
  roomId: string,
): UploadFuzzer => {
  const counts: Record<string, number> = {};
  const count = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  /** The latest that were stored; of earlier ones the id alone is known. */
  const stored = new Map<string, { readonly cookie: string; readonly body: Buffer }>();
  const everStored = new Set<string>();

  const make = (): Upload => {
    const faults = random.weighted({ none: 5, one: 5, many: 2 });
    const wrong = new Set<Part>();
    if (faults === "one") wrong.add(random.pick(PARTS));
    if (faults === "many") for (const part of PARTS) if (random.chance(0.4)) wrong.add(part);
    const is = (part: Part) => wrong.has(part);
    const only = (part: Part, ...statuses: number[]) => (is(part) ? statuses : []);

    const person = is("person") ? random.pick([outsider, null]) : random.pick(people);
    const id = is("id") ? wildId(random, [...stored.keys()]) : random.uuid();
    const room = is("room")
      ? random.pick([random.uuid(), wildText(random, 50), roomId.toUpperCase()])
      : roomId;
    const before = is("id") && random.chance(0.5) ? stored.get(id) : undefined;
    const shape = is("body")
      ? wildBody(random)
      : { size: before?.body.byteLength ?? 1 + random.below(3_000) };
    const { size, cutAfter, isChunked } = shape as ReturnType<typeof wildBody>;
    const body = before?.body.byteLength === size ? before.body : Buffer.alloc(size, random.below(256));
    const type = is("type") ? wildHeader(random) : random.pick(["image/png", "text/plain; charset=utf-8"]);
    const origin = is("origin") ? random.pick([undefined, "null", "https://elsewhere.example"]) : runtime.url;
    const method = is("method") ? random.pick(["POST", "PATCH", "DELETE", "OPTIONS"]) : "PUT";
    const query = is("query") ? wildQuery(random) : soundQuery(random);
    const allowed =
      wrong.size === 0
        ? [201]
        : wrong.size > 1
          ? null
          : [
              ...only("person", person === null ? 401 : 404),
              ...only("id", 200, 201, 400, 404, 409),
              ...only("room", 400, 404),
              ...only("body", size > MAX_ATTACHMENT_BYTES ? 413 : isChunked || size === 0 ? 400 : 201),
              ...only("type", 201),
              ...only("query", 201, 400),
              ...only("origin", 201, 403),
              ...only("method", 204, 400, 404, 405),
            ];
    return {
      method,
      path: `/api/chat/rooms/${encodeURIComponent(room.toWellFormed())}/attachments/${encodeURIComponent(id.toWellFormed())}${query}`,
      id,
      headers: {
        ...(type === undefined ? {} : { "content-type": type }),
        ...(origin === undefined ? {} : { origin }),
        ...(person === null
          ? random.chance(0.5)
            ? {}
            : { cookie: "peerloop.session_token=x.y" }
          : { cookie: before?.cookie ?? person.cookie }),
        ...(isChunked ? { "transfer-encoding": "chunked" } : { "content-length": String(size) }),
      },
      body,
      cutAfter: cutAfter ?? null,
      allowed,
    };
  };

  const readBack = async (id: string): Promise<string | null> => {
    const { cookie, body } = stored.get(id) as { cookie: string; body: Buffer };
    const answer = await fetch(`${runtime.url}/api/chat/attachments/${id}`, { headers: { cookie } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    count("read back");
    if (answer.status !== 200) return `a stored file is answered with ${answer.status}`;
    if (!bytes.equals(body)) return `${body.byteLength} bytes came back as ${bytes.byteLength} others`;
    const { headers } = answer;
    const type = headers.get("content-type") ?? "";
    if (!/^(image\/(png|jpeg|gif|webp|avif)|application\/octet-stream)$/.test(type))
      return `shown as ${type}`;
    const disposition = headers.get("content-disposition") ?? "";
    if (!/^(inline|attachment); filename="[^"\\%]+"; filename\*=UTF-8''[\w.%!~-]+$/.test(disposition))
      return `disposed as ${disposition}`;
    const isSafe = /default-src 'none'.*; sandbox$/.test(headers.get("content-security-policy") ?? "");
    return isSafe && headers.get("x-content-type-options") === "nosniff" ? null : "it could run";
  };

  const judge = async (upload: Upload, answer: Answer): Promise<string | null> => {
    const { id, allowed, body } = upload;
    if (answer === "cut") {
      count("cut off");
      const { cookie = "" } = upload.headers;
      const isNew = !everStored.has(id) && /^[0-9a-f-]{36}$/.test(id);
      if (!isNew) return null;
      const found = await fetch(`${runtime.url}/api/chat/attachments/${id}`, { headers: { cookie } });
      await found.arrayBuffer();
      return found.status < 400 ? "a file that broke off can be read" : null;
    }
    const { status, text } = answer;
    if (allowed !== null && !allowed.includes(status))
      return `${status} and not ${allowed}: ${text.slice(0, 200)}`;
    if (status >= 400) {
      count(String(status));
      return untyped(status, text);
    }
    if (status !== 201) {
      count(status === 200 ? "there already" : String(status));
      return null;
    }
    count("stored");
    const file = JSON.parse(text) as {
      id: string;
      name: string;
      size: number;
      width: number | null;
      height: number | null;
    };
    if (file.id !== id || file.size !== body.byteLength) return `it became ${text}`;
    if (file.name.length === 0 || file.name.length > 200 || (file.width === null) !== (file.height === null))
      return `it became ${text}`;
    everStored.add(id);
    stored.set(id, { cookie: upload.headers.cookie ?? "", body });
    if (stored.size > 500) stored.delete([...stored.keys()][0] as string);
    return random.chance(0.3) ? readBack(id) : null;
  };

  return {
    counts,
    once: async () => {
      const upload = make();
      const { method, path, headers, cutAfter } = upload;
      const shown = `${method} ${path} ${JSON.stringify({ ...headers, cookie: headers.cookie?.length })} ${cutAfter}`;
      try {
        const wrong = await judge(upload, await sent(runtime.url, upload));
        return wrong && `${wrong}: ${shown}`;
      } catch (cause) {
        return `thrown ${String(cause)}: ${shown}`;
      }
    },
  };
};

/** Sends so many uploads to a room of the demo data, prints what became of them, and answers what was found wrong. */
export const fuzzUploads = async (
  runtime: Pick<TestRuntime, "url" | "sql">,
  random: Random,
  uploads: number,
): Promise<string[]> => {
  const [sarah, lee, gabriel, employer] = (await Promise.all(
    ["sarah", "lee", "gabriel", "employer"].map((name) => signIn(runtime, `${name}@peerloop.test`)),
  )) as [SignedInPerson, SignedInPerson, SignedInPerson, SignedInPerson];
  const room = await demoRoom(runtime);
  const fuzzer = uploadFuzzer(runtime, random, [sarah, lee, gabriel], employer, room);
  const found = await fuzz(() => fuzzer.once(), uploads);
  const counts = Object.entries(fuzzer.counts).map(([name, count]) => `${name} ${count}`);
  console.log(`${uploads} uploads: ${counts.join(", ")}`);
  return found;
};

const PARTS = ["person", "id", "room", "body", "type", "query", "origin", "method"] as const;
type Part = (typeof PARTS)[number];

type Answer = { readonly status: number; readonly text: string } | "cut";

/** Sends it off as it is: what `fetch` would put right stays wrong. */
const sent = (url: string, { method, path, headers, body, cutAfter }: Upload): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const going = request(
      { hostname, port, method, path, headers, agent: false, timeout: SLOW_MS },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, text: String(Buffer.concat(parts)) }),
        );
      },
    );
    going.on("timeout", () => going.destroy(new Error(`no answer after ${SLOW_MS} ms`)));
    going.on("error", (cause) => (cutAfter === null ? reject(cause) : resolve("cut")));
    if (cutAfter === null) return void going.end(body);
    going.on("close", () => resolve("cut"));
    going.write(body.subarray(0, cutAfter), () => setTimeout(() => going.destroy(), 30));
  });

const wildId = (random: Random, known: readonly string[]): string => {
  const kind = random.weighted({ known: 5, wild: 3, upper: 1, nil: 1 });
  if (kind === "known" && known.length > 0) return random.pick(known);
  if (kind === "upper") return random.uuid().toUpperCase();
  return kind === "nil" ? "00000000-0000-0000-0000-000000000000" : wildText(random, 50) || "x";
};

const wildBody = (random: Random): { size: number; cutAfter?: number; isChunked?: boolean } => {
  const kind = random.weighted({ empty: 3, chunked: 3, cut: 3, large: 2, whole: 0.1, tooLarge: 0.2 });
  const size = 2 + random.below(100_000);
  switch (kind) {
    case "empty":
      return { size: 0 };
    case "chunked":
      return { size, isChunked: true };
    case "cut":
      return { size, cutAfter: random.below(size - 1) };
    case "large":
      return { size: 10 * size };
    case "whole":
      return { size: MAX_ATTACHMENT_BYTES };
    case "tooLarge":
      return { size: MAX_ATTACHMENT_BYTES + 1 };
  }
};

/** Anything that a header may hold, or none. */
const wildHeader = (random: Random): string | undefined => {
  const kind = random.weighted({ none: 1, wild: 3, html: 2, long: 1 });
  if (kind === "none") return undefined;
  if (kind === "html")
    return random.pick(["text/html", "image/svg+xml", "IMAGE/PNG; a=b", "image/png,text/html"]);
  if (kind === "long") return `image/${"x".repeat(random.below(4_000))}`;
  return wildText(random).replace(/[^\t\x20-\x7e\xa0-\xff]/g, "?");
};

const soundQuery = (random: Random): string =>
  `?name=${encodeURIComponent(random.pick(["a.png", "naïve file.txt", "日本.jpg"]))}${
    random.chance(0.5)
      ? `&width=${1 + random.below(MAX_IMAGE_SIDE)}&height=${1 + random.below(MAX_IMAGE_SIDE)}`
      : ""
  }`;

const wildQuery = (random: Random): string => {
  const value = () =>
    random.chance(0.5)
      ? encodeURIComponent(wildText(random, 300).toWellFormed())
      : random.pick([
          "-1",
          "0",
          "1",
          "1e3",
          "0x10",
          "1.5",
          "%201",
          "100001",
          "999999999999",
          "",
          "%zz",
          "%00",
          "%ff%fe",
        ]);
  const names = ["name", "width", "height", "width", "height", "__proto__"].filter(() => random.chance(0.6));
  return names.length === 0 ? "" : `?${names.map((name) => `${name}=${value()}`).join("&")}`;
};
