import { afterAll, beforeAll, expect, it } from "vitest";
import { MAX_COVER_BYTES } from "../../domain/courses/studio/limits.ts";
import { jpegOfSize, pngOfSize } from "../support/browser/pictures.ts";
import { type SignedInPerson, signIn } from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let gabriel: SignedInPerson;
let elena: SignedInPerson;
let sarah: SignedInPerson;
let courseId: string;

const COVER = jpegOfSize(1_280, 720);
type Who = SignedInPerson | null;

const ask = (who: Who, method: string, path: string, body?: Uint8Array | object, headers = {}) =>
  fetch(`${runtime.url}${path}`, {
    method,
    headers: {
      ...(who ? { cookie: who.cookie } : {}),
      origin: runtime.url,
      ...(body === undefined || body instanceof Uint8Array ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined
      ? {}
      : { body: body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body) }),
  });
const put = (who: Who, body: Uint8Array, headers = {}) =>
  ask(who, "PUT", `/api/courses/${courseId}/cover`, body, headers);
const statuses = (path: string) =>
  Promise.all([gabriel, elena, sarah, null].map(async (who) => (await ask(who, "GET", path)).status));

beforeAll(async () => {
  runtime = await testRuntime();
  [gabriel, elena, sarah] = (await Promise.all(
    ["gabriel", "elena", "sarah"].map((name) => signIn(runtime, `${name}@peerloop.test`)),
  )) as [SignedInPerson, SignedInPerson, SignedInPerson];
  const [course] = await runtime.sql`select id from courses where slug = 'claude-code-for-teams'`;
  courseId = course?.id;
});
afterAll(() => runtime.stop());

it("a cover is its creator’s until it is published, and then everybody’s", async () => {
  const answer = await put(gabriel, COVER);
  expect(answer.status).toBe(200);
  const { thumbnailUrl } = (await answer.json()) as { thumbnailUrl: string };
  expect(await statuses(thumbnailUrl)).toEqual([200, 404, 404, 404]);
  const read = await ask(gabriel, "GET", thumbnailUrl);
  expect(Buffer.from(await read.arrayBuffer())).toEqual(COVER);
  expect(read.headers.get("content-type")).toBe("image/jpeg");
  expect(read.headers.get("content-security-policy")).toContain("sandbox");
  expect(read.headers.get("cache-control")).toBe("private, no-cache");

  const saved = await ask(gabriel, "PATCH", `/api/courses/${courseId}`, { version: 1, thumbnailUrl });
  const { version } = (await saved.json()) as { version: number };
  const published = await ask(gabriel, "POST", `/api/courses/${courseId}/publish`, { version });
  expect(published.status).toBe(200);
  expect(await statuses(thumbnailUrl)).toEqual([200, 200, 200, 200]);
  const etag = (await ask(null, "GET", thumbnailUrl)).headers.get("etag") ?? "";
  expect((await ask(null, "GET", thumbnailUrl, undefined, { "if-none-match": etag })).status).toBe(304);
  expect((await ask(null, "HEAD", thumbnailUrl)).headers.get("content-length")).toBe(String(COVER.length));
});

it("is uploaded by the course’s creator alone, from our own pages", async () => {
  const refusals = await Promise.all([put(elena, COVER), put(sarah, COVER), put(null, COVER)]);
  expect(refusals.map(({ status }) => status)).toEqual([404, 404, 401]);
  expect((await put(gabriel, COVER, { origin: "https://elsewhere.example" })).status).toBe(403);
});

it.each([
  ["no picture", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), 400],
  ["one of another shape", pngOfSize(1_280, 1_280), 400],
  ["one that is too small", jpegOfSize(320, 180), 400],
  ["one of too many pixels", jpegOfSize(4_096, 2_304), 400],
  ["one of too many bytes", Buffer.concat([COVER, Buffer.alloc(MAX_COVER_BYTES)]), 413],
  ["nothing", Buffer.alloc(0), 400],
])("is not %s", async (_, body, status) => {
  expect((await put(gabriel, body)).status).toBe(status);
});
