import type { Locator, Page } from "playwright-core";
import { interactionsLoaded } from "../browser/support/chat-page.ts";
import { signIn } from "../support/running/people.ts";
import { furnish } from "./furnished-room.ts";
import type { Scene } from "./scenes.ts";
import type { ThrowAway } from "./throw-away.ts";

const CHAT = "/courses/intro-to-claude-code/chat";

const enter = async (page: Page): Promise<void> => {
  await page.goto(CHAT);
  await page.getByText(/people here|Only you are here/).waitFor();
  await interactionsLoaded(page);
};
const composer = (page: Page): Locator => page.getByRole("textbox", { name: /^Message to/ });
const message = (page: Page, text: string): Locator =>
  page.locator("[data-message]").filter({ hasText: text });

/** Opens something out of the room's menu and waits until it has loaded. */
const open = async (page: Page, item: string): Promise<void> => {
  await page.getByRole("button", { name: "Room menu" }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
  await page.waitForFunction(() => document.querySelector("dialog[open] .skeleton") === null);
};

/** The menu of a message, by keyboard: with a mouse or without. */
const openMenu = async (page: Page, text: string): Promise<Locator> => {
  await message(page, text).last().focus();
  await page.keyboard.press("m");
  const menu = page.getByRole("menu", { name: /^Message from/ });
  await menu.waitFor();
  return menu;
};

const setSlowMode = async ({ url }: ThrowAway, roomId: string, seconds: number): Promise<void> => {
  const { cookie } = await signIn({ url }, "gabriel@peerloop.test");
  await fetch(`${url}/api/chat/rooms/${roomId}/slow-mode`, {
    method: "PUT",
    headers: { cookie, "content-type": "application/json", origin: url },
    body: JSON.stringify({ seconds }),
  });
};

/** In the furnished room. */
const inRoom = (name: string, as: string, arrange: (page: Page) => Promise<unknown>): Scene => ({
  name: `room-${name}`,
  path: CHAT,
  as,
  arrange: async (page, peerloop) => {
    await furnish(peerloop);
    await enter(page);
    await arrange(page);
  },
});

const panel = (name: string, item: string, as = "sarah"): Scene =>
  inRoom(name, as, (page) => open(page, item));

/** The chat in all its states: messages, menus, panels, questions, and what has gone wrong. */
export const chatScenes: readonly Scene[] = [
  inRoom("end", "sarah", async (page) => {
    await page.getByText("Thanks, everybody.").waitFor();
  }),
  inRoom("middle", "sarah", (page) => message(page, "Everybody passed").focus()),
  inRoom("top", "sarah", (page) => message(page, "My hook runs twice").first().focus()),
  panel("pins", "Pinned messages"),
  panel("answers", "Answered questions"),
  panel("members", "Members"),
  panel("members-gabriel", "Members", "gabriel"),
  panel("settings", "Notifications"),
  panel("shortcuts", "Keyboard shortcuts"),
  panel("moderation", "Moderation", "gabriel"),
  inRoom("audit", "gabriel", async (page) => {
    await open(page, "Moderation");
    await page.getByRole("tab", { name: "Activity" }).click();
    await page
      .getByRole("list", { name: "Activity" })
      .or(page.getByText("No moderation activity yet"))
      .waitFor();
  }),
  inRoom("menu", "gabriel", (page) => page.getByRole("button", { name: "Room menu" }).click()),
  inRoom("message-menu", "sarah", (page) => openMenu(page, "Thanks, everybody.")),
  inRoom("message-menu-gabriel", "gabriel", (page) => openMenu(page, "Buy a wombat")),
  inRoom("delete", "sarah", async (page) => {
    await (await openMenu(page, "Thanks, everybody.")).getByRole("menuitem", { name: "Delete" }).click();
  }),
  inRoom("report", "sarah", async (page) => {
    await (await openMenu(page, "Buy a wombat")).getByRole("menuitem", { name: "Report" }).click();
    await page.getByRole("textbox").last().waitFor();
  }),
  inRoom("mute", "gabriel", async (page) => {
    await (await openMenu(page, "Buy a wombat")).getByRole("menuitem", { name: /^Mute/ }).click();
    await page.getByRole("textbox").last().waitFor();
  }),
  inRoom("edit", "sarah", async (page) => {
    await (await openMenu(page, "Thanks, everybody.")).getByRole("menuitem", { name: "Edit" }).click();
    await page.getByRole("textbox", { name: /^Edit your message/ }).waitFor();
  }),
  inRoom("thread", "sarah", async (page) => {
    await message(page, "My hook runs twice")
      .first()
      .getByRole("button", { name: /^2 replies/ })
      .click();
    await page.getByText("they add up").last().waitFor();
  }),
  inRoom("search", "sarah", async (page) => {
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await page.getByRole("searchbox").fill("plan mode");
    await page.getByRole("list", { name: "Search results" }).getByRole("listitem").first().waitFor();
  }),
  inRoom("search-nothing", "sarah", async (page) => {
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await page.getByText("Author and dates").click();
    await page.getByRole("searchbox").fill("zzzz");
    await page.getByText("Nothing found").waitFor();
  }),
  inRoom("composer-full", "sarah", async (page) => {
    await page.locator("input[type=file]").setInputFiles([
      { name: "screenshot of what went wrong.png", mimeType: "text/plain", buffer: Buffer.alloc(2_000) },
      { name: "log.txt", mimeType: "text/plain", buffer: Buffer.alloc(2_000) },
    ]);
    await composer(page).fill("Look at **this**:\n```ts\nconst a = 1;\n```\nand tell me what @na");
    await composer(page).press("End");
    await composer(page).press("d");
    await page.getByRole("list", { name: "People to mention" }).waitFor();
  }),
  inRoom("too-long", "sarah", (page) => composer(page).fill("word ".repeat(900))),
  inRoom("refused-file", "sarah", async (page) => {
    await page
      .locator("input[type=file]")
      .setInputFiles([{ name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) }]);
    await page.getByText("empty.txt is empty.").waitFor();
  }),
  {
    name: "room-fetching-panel",
    path: CHAT,
    as: "sarah",
    arrange: async (page) => {
      await page.route("**/assets/side-panels-*.js", (route) => route.abort());
      await enter(page);
      await page.getByRole("button", { name: "Search", exact: true }).click();
      await page.getByText("It’ll load as soon as you’re back online.").waitFor();
      await page.waitForTimeout(600);
    },
  },
  {
    name: "room-updated",
    path: CHAT,
    as: "sarah",
    arrange: async (page) => {
      await page.route("**/assets/side-panels-*.js", (route) => route.fulfill({ status: 404 }));
      await enter(page);
      await page.route("**/", (route) => route.fulfill({ body: "<script src=/assets/app-new.js></script>" }));
      await page.getByRole("button", { name: "Search", exact: true }).click();
      await page.getByRole("button", { name: "Reload" }).first().waitFor();
    },
  },
  {
    name: "room-page-missing",
    path: "/courses",
    as: "sarah",
    arrange: async (page) => {
      await page.context().setOffline(true);
      await page.getByRole("link", { name: "Sessions" }).filter({ visible: true }).click();
      await page.getByRole("heading", { name: "Can’t load this page" }).waitFor();
    },
  },
  {
    name: "room-opening",
    path: "/courses",
    as: "sarah",
    arrange: async (page) => {
      await page.routeWebSocket("**/parties/chat/**", () => {});
      await page.goto(CHAT);
      await page.getByText("Opening the chat").waitFor();
    },
  },
  {
    name: "room-empty",
    path: "/courses",
    as: "gabriel",
    arrange: async (page, { sql }) => {
      await sql.begin(async (transaction) => {
        // Without triggers and foreign keys: what else the demo data says of these messages is not looked at.
        await transaction`set local session_replication_role = replica`;
        await transaction`
          delete from chat_messages where room_id in (
            select r.id from chat_rooms r join courses c on c.id = r.course_id where c.slug = 'claude-code-for-teams')`;
        await transaction`
          update chat_rooms r set last_seq = 0, last_rev = 0, indexed_rev = 0 from courses c
          where c.id = r.course_id and c.slug = 'claude-code-for-teams'`;
        await transaction`
          delete from chat_read_markers where room_id in (
            select r.id from chat_rooms r join courses c on c.id = r.course_id where c.slug = 'claude-code-for-teams')`;
      });
      await page.goto("/courses/claude-code-for-teams/chat");
      await page.getByText("No messages yet").waitFor();
    },
  },
  // The last one: it leaves the room slow.
  {
    name: "room-slow-mode",
    path: CHAT,
    as: "sarah",
    arrange: async (page, peerloop) => {
      const { roomId } = await furnish(peerloop);
      await enter(page);
      await composer(page).fill("One thing at a time.");
      await composer(page).press("Enter");
      await setSlowMode(peerloop, roomId, 600);
      await page.getByText(/^Slow mode/).waitFor();
      await composer(page).fill("And another.");
    },
  },
];
