import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, Browser, openApi, signedIn } from "../../tests/support/running/api.ts";

let api: Api;
let sarah: Browser;
let employer: Browser;
let stranger: Browser;
let room: string;
let message: string;

beforeAll(async () => {
  api = await openApi({ seeded: true });
  sarah = await signedIn(api, "sarah");
  employer = await signedIn(api, "employer");
  stranger = new Browser(api);
  room = `/api/chat/rooms/${(await stranger.get("/api/courses/intro-to-claude-code")).body.chatRoomId}`;
  const { body } = await sarah.get(`${room}/messages?before=1000000`);
  message = body.messages.find((one: { threadId?: string }) => one.threadId === undefined).id;
});
afterAll(() => api.close());

const put = (browser: Browser, path: string, body: unknown) => browser.send(path, { method: "PUT", body });

describe("what members read", () => {
  const paths = () => [
    `${room}/messages?before=100`,
    `${room}/messages?after=0&limit=2`,
    `${room}/messages?around=3`,
    `/api/chat/messages/${message}`,
    `/api/chat/threads/${message}/messages`,
    `${room}/pins`,
    `${room}/answers?q=claude`,
    `${room}/members?q=sa`,
    `${room}/settings`,
    `/api/chat/search?q=claude&roomId=${room.split("/").at(-1)}`,
  ];

  it("is theirs, and for others it is not there", async () => {
    for (const path of paths()) {
      expect([path, (await sarah.get(path)).status]).toEqual([path, 200]);
      expect([path, (await employer.get(path)).status]).toEqual([path, 404]);
      expect([path, (await stranger.get(path)).status]).toEqual([path, 401]);
    }
    expect((await sarah.get("/api/chat/search?q=claude")).status).toBe(200);
  });

  it.each([
    "/messages",
    "/messages?before=1&after=1",
    "/messages?before=-1",
    "/messages?before=1e30",
    "/messages?before=5&limit=0",
    "/answers?cursor=x",
    "/members?cursor=x",
    "/members?q=%00",
  ])("refuses %s", async (path) => {
    const { status, body } = await sarah.get(`${room}${path}`);
    expect([status, body._tag]).toEqual([400, "BadRequest"]);
  });

  it.each(["", "?q=", "?q=-a", "?q=x&from=yesterday", "?q=x&roomId=1", "?q=x&authorId=1", "?q=x&cursor=1"])(
    "refuses to search %s",
    async (query) => {
      const { status, body } = await sarah.get(`/api/chat/search${query}`);
      expect([status, body._tag]).toEqual([400, "BadRequest"]);
    },
  );
});

describe("what members say of a room", () => {
  it("is kept", async () => {
    expect((await put(sarah, `${room}/settings`, { level: "mentions" })).body).toEqual({ level: "mentions" });
    expect((await sarah.get(`${room}/settings`)).body).toEqual({ level: "mentions" });
    expect((await put(sarah, `${room}/settings`, { level: "loud" })).status).toBe(400);
    expect((await put(employer, `${room}/settings`, { level: "all" })).status).toBe(404);
  });

  it("and of a thread as well", async () => {
    const path = `/api/chat/threads/${message}/follow`;
    for (const isFollowing of [true, false]) {
      expect((await put(sarah, path, { isFollowing })).body).toEqual({ isFollowing });
      const thread = await sarah.get(`/api/chat/threads/${message}/messages`);
      expect(thread.body.isFollowing).toBe(isFollowing);
    }
    expect((await put(employer, path, { isFollowing: true })).status).toBe(404);
  });

  it("quiet hours are one's own", async () => {
    const path = "/api/notifications/quiet-hours";
    const quietHours = { from: "22:00", to: "07:00" };
    expect((await sarah.get(path)).body).toEqual({ quietHours: null });
    expect((await put(sarah, path, { quietHours })).body).toEqual({ quietHours });
    expect((await sarah.get(path)).body).toEqual({ quietHours });
    expect((await employer.get(path)).body).toEqual({ quietHours: null });
    expect((await put(sarah, path, { quietHours: { from: "24:00", to: "07:00" } })).status).toBe(400);
    expect((await put(sarah, path, { quietHours: { from: "07:00", to: "07:00" } })).status).toBe(400);
    expect((await put(sarah, path, { quietHours: null })).body).toEqual({ quietHours: null });
    expect((await stranger.get(path)).status).toBe(401);
  });
});
