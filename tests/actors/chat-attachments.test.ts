import { request } from "node:http";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_ATTACHMENT_BYTES } from "../../domain/chat/limits.ts";
import { PAGE_OWNER_HEADER } from "../../domain/identity/page-owner/rules.ts";
import { signedRequest } from "../../party/wire/signing.ts";
import {
  exifSegment,
  extendedXmpSegments,
  gifWith,
  gifXmp,
  isoWith,
  jpegWith,
  PICTURES,
  pngOfSize,
  pngWith,
  rawProfile,
  tiff,
  webpWith,
  xmp,
  xmpSegment,
  zTxt,
} from "../support/browser/pictures.ts";
import { demoRoom } from "../support/running/demo-room.ts";
import { openSocket, type SignedInPerson, signIn } from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let roomId: string;
let sarah: SignedInPerson;
let lee: SignedInPerson;
let employer: SignedInPerson;

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=",
  "base64",
);

interface Upload {
  readonly id?: string;
  readonly room?: string;
  readonly type?: string;
  readonly name?: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
}
const put = (who: SignedInPerson | null, body: Uint8Array | string, upload: Upload = {}) => {
  const { id = uuidv7(), room = roomId, type = "image/png", name = "a.png", query = "" } = upload;
  return fetch(
    `${runtime.url}/api/chat/rooms/${room}/attachments/${id}?name=${encodeURIComponent(name)}${query}`,
    {
      method: "PUT",
      headers: {
        ...(who ? { cookie: who.cookie } : {}),
        origin: runtime.url,
        "content-type": type,
        ...upload.headers,
      },
      body: body as BodyInit,
    },
  );
};
const get = (who: SignedInPerson | null, id: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(`${runtime.url}/api/chat/attachments/${id}`, {
    method,
    headers: { ...(who ? { cookie: who.cookie } : {}), ...headers },
  });
const tag = async (answer: Response) =>
  [answer.status, ((await answer.json()) as { _tag: string })._tag] as const;
/** Attaches an uploaded file to a message of Sarah's, as the room does. */
const send = async (attachmentId: string) => {
  const id = uuidv7();
  await runtime.sql`
    with numbered as (
      update chat_rooms set last_seq = last_seq + 1, last_rev = last_rev + 1 where id = ${roomId}
      returning last_seq, last_rev)
    insert into chat_messages (id, room_id, user_id, content, seq, rev, body_hash)
    select ${id}, ${roomId}, ${sarah.me.id}, 'a file', last_seq, last_rev, sha256('x') from numbered`;
  await runtime.sql`update chat_attachments set message_id = ${id} where id = ${attachmentId}`;
};

beforeAll(async () => {
  runtime = await testRuntime();
  [sarah, lee, employer] = (await Promise.all(
    (["sarah", "lee", "employer"] as const).map((name) => signIn(runtime, `${name}@peerloop.test`)),
  )) as [SignedInPerson, SignedInPerson, SignedInPerson];
  roomId = await demoRoom(runtime);
});
afterAll(() => runtime.stop());

describe("a page of somebody else than whoever is signed in", () => {
  const page = (who: SignedInPerson) => ({ [PAGE_OWNER_HEADER]: who.me.id });

  it("puts no file in their name", async () => {
    const id = uuidv7();
    expect(await tag(await put(sarah, PNG, { id, headers: page(lee) }))).toEqual([401, "Unauthorized"]);
    expect((await put(lee, PNG, { id, headers: page(lee) })).status).toBe(201);
  });

  it("is not told that its owner's files are gone", async () => {
    const id = uuidv7();
    expect((await put(lee, PNG, { id })).status).toBe(201);
    expect((await get(sarah, id, page(lee), "HEAD")).status).toBe(401);
    expect((await get(lee, id, page(lee), "HEAD")).status).toBe(200);
  });
});

describe("a picture", () => {
  it("is stored, shown to the room once it is sent, and kept by browsers for their user alone", async () => {
    const id = uuidv7();
    const answer = await put(sarah, PNG, { id, name: "naïve.png", query: "&width=1&height=1" });
    expect(answer.status).toBe(201);
    const attachment = {
      id,
      name: "naïve.png",
      contentType: "image/png",
      size: PNG.byteLength,
      width: 1,
      height: 1,
    };
    expect(await answer.json()).toEqual(attachment);
    expect((await get(sarah, id)).status).toBe(200);
    expect((await get(lee, id)).status).toBe(404);
    await send(id);

    const shown = await get(lee, id);
    expect(shown.status).toBe(200);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(PNG);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      "content-type": "image/png",
      "content-length": String(PNG.byteLength),
      "content-disposition": "inline; filename=\"na_ve.png\"; filename*=UTF-8''na%C3%AFve.png",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "content-security-policy": expect.stringMatching(/default-src 'none'.*; sandbox$/),
      "cache-control": expect.stringContaining("private"),
      vary: expect.stringMatching(/cookie/i),
    });
    const etag = shown.headers.get("etag") ?? "";
    expect((await get(lee, id, { "if-none-match": `W/${etag}` })).status).toBe(304);
    const head = await get(lee, id, {}, "HEAD");
    expect([head.status, await head.text()]).toEqual([200, ""]);

    for (const headers of [{}, { "if-none-match": etag }]) {
      expect(await tag(await get(employer, id, headers))).toEqual([404, "NotFound"]);
      expect(await tag(await get(null, id, headers))).toEqual([401, "Unauthorized"]);
    }
    expect(await tag(await get(sarah, uuidv7()))).toEqual([404, "NotFound"]);
  });

  it("is put again without harm, and never changed", async () => {
    const id = uuidv7();
    expect((await put(sarah, PNG, { id })).status).toBe(201);
    const other = new Uint8Array(PNG.byteLength).fill(7);
    const again = await put(sarah, other, { id });
    expect(again.status).toBe(200);
    expect(Buffer.from(await (await get(sarah, id)).arrayBuffer())).toEqual(PNG);
    expect(await tag(await put(sarah, PNG.subarray(1), { id }))).toEqual([409, "Conflict"]);
    expect(await tag(await put(lee, PNG, { id }))).toEqual([409, "Conflict"]);
  });

  it("is there once, also when it is put many times at once", async () => {
    const id = uuidv7();
    const answers = await Promise.all(Array.from({ length: 8 }, () => put(sarah, PNG, { id })));
    for (const answer of answers) expect([200, 201]).toContain(answer.status);
    expect(Buffer.from(await (await get(sarah, id)).arrayBuffer())).toEqual(PNG);
  });
});

describe("whether it is a picture", () => {
  const said = { type: "text/html", name: "x.png.html", query: "&width=400&height=300" };
  it.each([
    ["a PNG", PICTURES.png, { contentType: "image/png", name: "x.png.html.png", width: 6, height: 4 }],
    ["a JPEG", PICTURES.jpeg, { contentType: "image/jpeg", name: "x.png.html.jpg", width: 6, height: 4 }],
    ["a GIF", PICTURES.gif, { contentType: "image/gif", name: "x.png.html.gif", width: 6, height: 4 }],
    ["a WebP", PICTURES.webp, { contentType: "image/webp", name: "x.png.html.webp", width: 6, height: 4 }],
    [
      "a JPEG that is turned",
      jpegWith([exifSegment(tiff({ orientation: 6, isPlaced: false }))]),
      { contentType: "image/jpeg", name: "x.png.html.jpg", width: 4, height: 6 },
    ],
  ])("its bytes say, and its type, size and ending: %s", async (_, bytes, kind) => {
    const id = uuidv7();
    const answer = await put(sarah, bytes, { id, ...said });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ id, size: bytes.byteLength, ...kind });
    const { headers } = await get(sarah, id);
    expect(headers.get("content-type")).toBe(kind.contentType);
    expect(headers.get("content-disposition")).toMatch(/^inline; /);
  });

  it.each([
    ["has too many pixels", pngOfSize(11_000, 11_000)],
    ["has too long a side", pngOfSize(100_001, 2)],
    ["breaks off in its head", PICTURES.png.subarray(0, 20)],
    ["is shown by no browser", isoWith({ brand: "heic", exif: tiff({ isPlaced: false }) })],
  ])("is a download where it %s, whatever it says of itself", async (_, bytes) => {
    const id = uuidv7();
    const answer = await put(sarah, bytes, { id, query: "&width=400&height=300" });
    expect(await answer.json()).toMatchObject({
      name: "a.png",
      contentType: "application/octet-stream",
      width: null,
    });
    expect((await get(sarah, id)).headers.get("content-disposition")).toMatch(/^attachment; /);
  });

  it.each([
    ["a JPEG", jpegWith([exifSegment(tiff())])],
    ["a PNG", pngWith([["eXIf", tiff()]])],
    ["a WebP, at its end", webpWith([["EXIF", tiff()]])],
    ["an AVIF, among its data", isoWith()],
    ["a HEIC, which is a download", isoWith({ brand: "heic" })],
    ["a PNG, in packed text", pngWith([zTxt("Raw profile type exif", rawProfile(tiff()))])],
    ["a PNG, in more packed text than is read", pngWith([zTxt("Comment", Buffer.alloc(50 * 1024 * 1024))])],
    ["a JPEG, in letters of two bytes", jpegWith([xmpSegment(Buffer.from(xmp().toString(), "utf16le"))])],
    ["a JPEG, in XMP of several segments", jpegWith(extendedXmpSegments())],
    ["a GIF", gifWith(gifXmp(xmp()))],
  ])("it is refused where it says where it was taken, and nothing of it stays: %s", async (_, bytes) => {
    const id = uuidv7();
    const refused = await put(sarah, bytes, { id });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      _tag: "BadRequest",
      message: expect.stringContaining("location"),
    });
    expect((await get(sarah, id)).status).toBe(404);
    const blank = Buffer.alloc(bytes.byteLength, 1);
    expect((await put(sarah, blank, { id })).status).toBe(201);
    expect(Buffer.from(await (await get(sarah, id)).arrayBuffer())).toEqual(blank);
  });

  it("its stored bytes say, where the one that stored them did not come to say so", async () => {
    const id = uuidv7();
    await put(sarah, PICTURES.png, { id });
    await runtime.sql`update chat_attachments
      set stored_at = null, content_type = 'text/plain', width = null, height = null where id = ${id}`;
    const again = await put(sarah, Buffer.alloc(PICTURES.png.byteLength), { id, type: "text/plain" });
    expect(await again.json()).toMatchObject({ contentType: "image/png", width: 6, height: 4 });
  });
});

describe("what could run in a browser", () => {
  const script = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
  it.each([
    "text/html",
    "image/svg+xml",
    "application/xhtml+xml",
    "text/xml",
    "application/pdf",
    "IMAGE/SVG+XML; a=b",
  ])("is a download without a type: %s", async (type) => {
    const id = uuidv7();
    expect((await put(sarah, script, { id, type, name: "x.html" })).status).toBe(201);
    const answer = await get(sarah, id);
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; /);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toMatch(/default-src 'none'.*; sandbox$/);
    expect(await answer.text()).toBe(script);
  });

  it.each([
    ["image/png", "x.png"],
    ["image/png", "x.png.html"],
    ["image/gif", "x.gif"],
  ])("is a download though it says that it is a picture: %s, %s", async (type, name) => {
    const id = uuidv7();
    const answer = await put(sarah, script, { id, type, name, query: "&width=400&height=300" });
    expect(await answer.json()).toMatchObject({
      name,
      contentType: "application/octet-stream",
      width: null,
      height: null,
    });
    const { headers } = await get(sarah, id);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toMatch(/^attachment; /);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("cannot leave the header that names it", async () => {
    const id = uuidv7();
    const name = 'a"; filename=evil.html\r\nset-cookie: x=y\\.txt';
    expect((await put(sarah, "x", { id, type: "text/plain", name })).status).toBe(201);
    const { headers } = await get(sarah, id);
    expect(headers.get("set-cookie")).toBeNull();
    expect(headers.get("content-disposition")).toMatch(
      /^attachment; filename="[^"]*"; filename\*=UTF-8''[\w.%!~-]*$/,
    );
  });
});

describe("an upload is refused", () => {
  it("to strangers, people of other courses, and other sites", async () => {
    expect(await tag(await put(null, PNG))).toEqual([401, "Unauthorized"]);
    expect(await tag(await put(employer, PNG))).toEqual([404, "NotFound"]);
    expect(await tag(await put(sarah, PNG, { room: uuidv7() }))).toEqual([404, "NotFound"]);
    const foreign = { headers: { origin: "https://elsewhere.example" } };
    expect(await tag(await put(sarah, PNG, foreign))).toEqual([403, "Forbidden"]);
  });

  it("to whoever is muted", async () => {
    const [gabriel] = await runtime.sql`select id from users where handle = 'gabriel'`;
    await runtime.sql`insert into chat_sanctions (room_id, user_id, kind, reason, imposed_by)
      values (${roomId}, ${lee.me.id}, 'mute', 'x', ${gabriel?.id})`;
    expect(await tag(await put(lee, PNG))).toEqual([403, "Forbidden"]);
    await runtime.sql`delete from chat_sanctions`;
    expect((await put(lee, PNG)).status).toBe(201);
  });

  it("when it is empty, too large or says nonsense, and nothing is noted", async () => {
    const [before] = await runtime.sql`select count(*)::int as n from chat_attachments`;
    expect(await tag(await put(sarah, ""))).toEqual([400, "BadRequest"]);
    const large = new Uint8Array(MAX_ATTACHMENT_BYTES + 1);
    expect(await tag(await put(sarah, large))).toEqual([413, "PayloadTooLarge"]);
    for (const query of ["&width=1", "&width=0&height=1", "&width=x&height=1"])
      expect(await tag(await put(sarah, PNG, { query }))).toEqual([400, "BadRequest"]);
    const [after] = await runtime.sql`select count(*)::int as n from chat_attachments`;
    expect(after).toEqual(before);
  });

  it("but not when it is just as large as may be", async () => {
    const id = uuidv7();
    const large = new Uint8Array(MAX_ATTACHMENT_BYTES).fill(5);
    expect((await put(sarah, large, { id, type: "application/zip" })).status).toBe(201);
    const bytes = Buffer.from(await (await get(sarah, id)).arrayBuffer());
    expect(bytes.equals(large)).toBe(true);
  });
});

describe("an upload that breaks off", () => {
  it("leaves nothing that can be read, and can be repeated", async () => {
    const id = uuidv7();
    const body = Buffer.alloc(500_000, 3);
    const { hostname, port } = new URL(runtime.url);
    await new Promise<void>((resolve) => {
      const half = request({
        hostname,
        port,
        method: "PUT",
        path: `/api/chat/rooms/${roomId}/attachments/${id}?name=half.bin`,
        headers: {
          cookie: sarah.cookie,
          origin: runtime.url,
          "content-type": "application/octet-stream",
          "content-length": body.byteLength,
        },
      });
      half.on("error", () => resolve());
      half.on("close", () => resolve());
      half.write(body.subarray(0, 200_000));
      setTimeout(() => half.destroy(), 700);
    });
    expect((await get(sarah, id)).status).toBe(404);
    expect((await put(sarah, body, { id, name: "half.bin", type: "application/octet-stream" })).status).toBe(
      201,
    );
    expect((await (await get(sarah, id)).arrayBuffer()).byteLength).toBe(body.byteLength);
  });
});

describe("a file that is never sent", () => {
  it("is gone after a day, its bytes too", async () => {
    const id = uuidv7();
    const sweep = async () => {
      const path = "/parties/main/backend-0/sweep";
      const signed = await signedRequest(runtime.env.INTERNAL_SECRET ?? "", path, "{}");
      expect((await fetch(`${runtime.url}${path}`, signed)).status).toBe(204);
    };
    await put(sarah, PNG, { id });
    await sweep();
    expect((await get(sarah, id)).status).toBe(200);
    await runtime.sql`update chat_attachments set created_at = now() - interval '25 hours' where id = ${id}`;
    await sweep();
    expect((await get(sarah, id)).status).toBe(404);
    // Bytes that had stayed behind would be taken for these.
    const other = new Uint8Array(PNG.byteLength).fill(7);
    expect((await put(sarah, other, { id })).status).toBe(201);
    expect(Buffer.from(await (await get(sarah, id)).arrayBuffer()).equals(other)).toBe(true);
  });
});

describe("files of a message", () => {
  it("go with it to everybody in the room", async () => {
    const id = uuidv7();
    await put(sarah, PNG, { id, query: "&width=1&height=1" });
    const socket = await openSocket(runtime, sarah.cookie, "chat", roomId);
    const other = await openSocket(runtime, lee.cookie, "chat", roomId);
    await Promise.all([socket.next("Welcome"), other.next("Welcome")]);
    const messageId = uuidv7();
    socket.send({ _tag: "Send", id: messageId, content: "", attachmentIds: [id] });
    const frame = await other.next(
      (one) =>
        one._tag === "Messages" && one.messages.some((message: { id: string }) => message.id === messageId),
    );
    const message = frame.messages.find((one: { id: string }) => one.id === messageId);
    expect(message.attachments).toMatchObject([{ id, contentType: "image/png", width: 1, height: 1 }]);
    expect((await get(lee, id)).status).toBe(200);
    await Promise.all([socket.close(), other.close()]);
  });
});
