import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { CLOSE } from "../../domain/shared/protocol.ts";
import { signIn } from "../support/running/people.ts";
import { composer, interactionsLoaded, row, say } from "./support/chat-page.ts";
import { CHAT, openChatStage, says } from "./support/chat-stage.ts";

const stage = openChatStage();

interface Tampered {
  lieAbout: (visible: boolean) => void;
  dropRooms: () => void;
  endInbox: (code: number) => void;
}

/**
 * Lets a test say whether the page is seen, without the events that a browser would send with it, and cut its
 * connections to rooms without the page being told, as while a page is put away.
 */
const tamper = () => {
  let visible = true;
  Object.defineProperty(document, "visibilityState", { get: () => (visible ? "visible" : "hidden") });
  Object.defineProperty(document, "hidden", { get: () => !visible });
  const rooms: WebSocket[] = [];
  let inbox: WebSocket | undefined;
  globalThis.WebSocket = new Proxy(WebSocket, {
    construct: (target, args) => {
      const socket = Reflect.construct(target, args) as WebSocket;
      if (String(args[0]).includes("/parties/chat/")) rooms.push(socket);
      if (String(args[0]).includes("/parties/inbox/")) inbox = socket;
      return socket;
    },
  });
  Object.assign(window, {
    lieAbout: (is: boolean) => {
      visible = is;
    },
    endInbox: (code) => void inbox?.dispatchEvent(new CloseEvent("close", { code })),
    dropRooms: () => {
      for (const socket of rooms.splice(0)) {
        for (const type of ["close", "error", "message"])
          socket.addEventListener(type, (event) => event.stopImmediatePropagation(), { capture: true });
        socket.close();
      }
    },
  } satisfies Tampered);
};

const enter = async (handle: string): Promise<Page> => {
  const page = await stage.come(handle, "/");
  await page.context().addInitScript(tamper);
  await page.goto(CHAT);
  await page.getByText(/people here|Only you are here/).waitFor();
  await interactionsLoaded(page);
  return page;
};

const seen = (page: Page, is: boolean) =>
  page.evaluate((visible) => (window as unknown as Tampered).lieAbout(visible), is);
const dropRooms = (page: Page) => page.evaluate(() => (window as unknown as Tampered).dropRooms());

/** Events of a page that goes on, in the order of one browser or another. */
const returns = {
  "out of the cache, shown before it is told so": ["pageshow", "visibilitychange", "focus"],
  "out of the cache, told so before it is shown": ["visibilitychange", "focus", "pageshow"],
  "after it was frozen": ["resume", "visibilitychange", "focus"],
  "after it was frozen, the other way round": ["focus", "visibilitychange", "resume"],
} as const;

it.each(Object.entries(returns))(
  "a page that goes on %s reconnects, shows what it missed and sends what waits, once",
  async (_how, events) => {
    const sarah = await enter("sarah");
    const lee = await stage.join("lee");
    await composer(sarah).fill("Typed before the page was put away.");
    await seen(sarah, false);
    await sarah.evaluate(() => {
      document.dispatchEvent(new Event("visibilitychange"));
      dispatchEvent(new Event("pagehide"));
      document.dispatchEvent(new Event("freeze"));
    });
    await dropRooms(sarah);
    const missed = `Missed ${events.join(" ")}`;
    await says(lee, missed);
    expect(await composer(sarah).inputValue()).toBe("Typed before the page was put away.");
    await seen(sarah, true);
    await sarah.evaluate((names) => {
      for (const name of names)
        if (name === "pageshow") dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        else (name === "focus" ? window : document).dispatchEvent(new Event(name));
    }, events);
    await row(sarah, missed).waitFor();
    await composer(sarah).press("Enter");
    await lee.next(
      (frame) =>
        frame._tag === "Messages" &&
        frame.messages.some(({ content }: { content: string }) => content.startsWith("Typed before")),
    );
    await sarah.getByText("Waiting to send").waitFor({ state: "detached" });
    expect(await sarah.locator("[data-message]").filter({ hasText: missed }).count()).toBe(1);
    await expect.poll(() => sarah.getByText(/^2 people here$/).count()).toBe(1);
  },
);

it("a device that wrongly says that there is no network keeps nothing back", async () => {
  const sarah = await enter("sarah");
  await sarah.evaluate(() => {
    Object.defineProperty(navigator, "onLine", { get: () => false });
    dispatchEvent(new Event("offline"));
  });
  await say(sarah, "Sent though the device says that it cannot.");
  await row(sarah, "Sent though the device says that it cannot.").waitFor({ timeout: 25_000 });
});

it("what was read is told before the page is hidden, which may be its last moment", async () => {
  const sarah = await enter("sarah");
  const lee = await stage.join("lee");
  await sarah.evaluate(() => {
    const later = setTimeout;
    // Of a page that is gone no timer runs any more.
    globalThis.setTimeout = ((run: () => void, ms?: number) =>
      ms === 400 ? 0 : later(run, ms)) as unknown as typeof setTimeout;
  });
  await says(lee, "Read at the last moment.");
  await row(sarah, "Read at the last moment.").waitFor();
  // What is on the screen is known to be once two frames were drawn.
  await sarah.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(null)))),
  );
  await seen(sarah, false);
  await sarah.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect
    .poll(
      () => stage.runtime.sql`
        select r.last_seq - m.last_read_seq as unread from chat_read_markers m join chat_rooms r on r.id = m.room_id
        join users u on u.id = m.user_id and u.handle = 'sarah' where r.id = ${stage.roomId}`,
    )
    .toEqual([{ unread: "0" }]);
});

it("a tab that gave way to newer ones comes back when it is seen, and not when it is hidden", async () => {
  const sarah = await enter("sarah");
  const inboxes: string[] = [];
  sarah.on("websocket", (socket) => socket.url().includes("/parties/inbox/") && inboxes.push(socket.url()));
  await sarah.evaluate((code) => (window as unknown as Tampered).endInbox(code), CLOSE.superseded);
  const change = async (is: boolean) => {
    await seen(sarah, is);
    await sarah.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    // Whatever opens, opens before the answer to this.
    await sarah.evaluate(() => fetch("/api/health"));
  };
  await change(false);
  expect(inboxes).toEqual([]);
  await change(true);
  await expect.poll(() => inboxes.length).toBe(1);
});

it("a page out of the cache becomes that of who has signed in meanwhile", async () => {
  const sarah = await stage.come("sarah", "/settings");
  await sarah.getByRole("button", { name: /^Your account, Sarah/ }).waitFor();
  const marcus = await signIn(stage.runtime, "marcus@peerloop.test");
  const [name = "", value = ""] = marcus.cookie.split("; ")[0]?.split("=", 2) ?? [];
  await sarah.context().addCookies([{ name, value, url: stage.runtime.url, httpOnly: true }]);
  await sarah.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await sarah.getByRole("button", { name: /^Your account, Marcus/ }).waitFor();
  // The former one's inbox is not theirs.
  expect(stage.problems(sarah).filter((problem) => !problem.includes("/parties/inbox/"))).toEqual([]);
});
