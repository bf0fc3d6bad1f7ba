import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PAGE_OWNER_HEADER } from "../../domain/identity/page-owner/rules.ts";
import {
  MAX_PHOTO_BYTES,
  PRIVATE_PHOTO_SECONDS,
  PUBLIC_PHOTO_SECONDS,
} from "../../domain/identity/photos/limits.ts";
import { photoAt } from "../../domain/identity/photos/rules.ts";
import { exifSegment, jpegOfSize, pngOfSize, tiff } from "../support/browser/pictures.ts";
import { type SignedInPerson, signIn } from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let sarah: SignedInPerson;
let lee: SignedInPerson;
let employer: SignedInPerson;

const PHOTO = pngOfSize(128, 128);

/** A JPEG of that side with a segment behind its first two bytes. */
const jpegThatSays = (side: number, body: Buffer) => {
  const [marker, block] = exifSegment(body);
  const length = Buffer.from([0, 0]);
  length.writeUInt16BE(block.length + 2);
  const bytes = jpegOfSize(side, side);
  return Buffer.concat([bytes.subarray(0, 2), Buffer.from([0xff, marker]), length, block, bytes.subarray(2)]);
};

const ask = (who: SignedInPerson | null, method: string, path: string, body?: Uint8Array, headers = {}) =>
  fetch(`${runtime.url}${path}`, {
    method,
    headers: { ...(who ? { cookie: who.cookie } : {}), origin: runtime.url, ...headers },
    ...(body ? { body: body as BodyInit } : {}),
  });
const put = (who: SignedInPerson | null, body: Uint8Array, headers = {}) =>
  ask(who, "PUT", "/api/me/photo", body, headers);
const uploaded = async (who: SignedInPerson, body: Uint8Array): Promise<string> => {
  const answer = await put(who, body);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { avatarUrl: string }).avatarUrl;
};
const statusOf = async (who: SignedInPerson | null, path: string) => (await ask(who, "GET", path)).status;
const setPublic = (is: boolean) =>
  runtime.sql`update users set privacy_public = ${is} where id = ${sarah.me.id}`;

beforeAll(async () => {
  runtime = await testRuntime();
  [sarah, lee, employer] = (await Promise.all(
    ["sarah", "lee", "employer"].map((name) => signIn(runtime, `${name}@peerloop.test`)),
  )) as [SignedInPerson, SignedInPerson, SignedInPerson];
});
afterAll(() => runtime.stop());

describe("a photo", () => {
  it("is at an address of its content, everywhere its owner is shown, and goes with the next", async () => {
    const path = await uploaded(sarah, PHOTO);
    expect(photoAt(path)?.userId).toBe(sarah.me.id);
    const me = await (await ask(sarah, "GET", "/api/me")).json();
    expect(me).toMatchObject({ avatarUrl: path });
    const read = await ask(sarah, "GET", path);
    expect([read.status, read.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(Buffer.from(await read.arrayBuffer())).toEqual(PHOTO);
    expect(read.headers.get("x-content-type-options")).toBe("nosniff");
    expect(read.headers.get("content-security-policy")).toContain("sandbox");
    const known = await ask(sarah, "GET", path, undefined, { "if-none-match": read.headers.get("etag") });
    expect(known.status).toBe(304);
    expect((await ask(sarah, "HEAD", path)).headers.get("content-length")).toBe(String(PHOTO.length));

    const next = await uploaded(sarah, pngOfSize(256, 256));
    expect(next).not.toBe(path);
    expect([await statusOf(sarah, path), await statusOf(sarah, next)]).toEqual([404, 200]);
    expect((await ask(sarah, "DELETE", "/api/me/photo")).status).toBe(200);
    expect(await statusOf(sarah, next)).toBe(404);
    expect(await (await ask(sarah, "GET", "/api/me")).json()).toMatchObject({ avatarUrl: null });
    // The same again after it was gone.
    expect(await uploaded(sarah, PHOTO)).toBe(path);
    expect(await statusOf(sarah, path)).toBe(200);
  });

  it("is for whoever may see the person", async () => {
    const path = await uploaded(sarah, PHOTO);
    await setPublic(false);
    const everybody = [sarah, lee, employer, null];
    const statuses = () => Promise.all(everybody.map((who) => statusOf(who, path)));
    expect(await statuses()).toEqual([200, 200, 404, 404]);
    expect((await ask(lee, "GET", path)).headers.get("cache-control")).toBe(
      `private, max-age=${PRIVATE_PHOTO_SECONDS}`,
    );
    await setPublic(true);
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    expect((await ask(null, "GET", path)).headers.get("cache-control")).toBe(
      `private, max-age=${PUBLIC_PHOTO_SECONDS}`,
    );
    const other = path.replace(/[0-9a-f]$/, (digit) => (digit === "0" ? "1" : "0"));
    expect(await statusOf(sarah, other)).toBe(404);
  });

  it("says nothing besides what is seen", async () => {
    const said = tiff({ isPlaced: false });
    const path = await uploaded(lee, jpegThatSays(64, said));
    const bytes = Buffer.from(await (await ask(lee, "GET", path)).arrayBuffer());
    expect(bytes.includes(said)).toBe(false);
    expect(bytes).toEqual(jpegOfSize(64, 64));
    expect((await put(lee, jpegThatSays(64, tiff()))).status).toBe(400);
  });

  it.each([
    ["no picture", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), 400],
    ["a page that calls itself one", Buffer.from("<!doctype html><script>alert(1)</script>"), 400],
    ["one that is not square", pngOfSize(128, 64), 400],
    ["one that is too small", pngOfSize(32, 32), 400],
    ["one of too many pixels", pngOfSize(2_000, 2_000), 400],
    ["one of too many bytes", Buffer.concat([PHOTO, Buffer.alloc(MAX_PHOTO_BYTES)]), 413],
    ["nothing", Buffer.alloc(0), 400],
  ])("is not %s", async (_, body, status) => {
    const before = await (await ask(employer, "GET", "/api/me")).json();
    expect((await put(employer, body, { "content-type": "image/png" })).status).toBe(status);
    expect(await (await ask(employer, "GET", "/api/me")).json()).toEqual(before);
  });

  it("is set by its owner alone, on a page of their own", async () => {
    expect((await put(null, PHOTO)).status).toBe(401);
    expect((await put(sarah, PHOTO, { [PAGE_OWNER_HEADER]: lee.me.id })).status).toBe(401);
    expect((await put(sarah, PHOTO, { origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await ask(null, "DELETE", "/api/me/photo")).status).toBe(401);
  });
});
