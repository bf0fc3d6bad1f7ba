import type { Browser, Page } from "playwright-core";
import { person } from "../browser/support/help-room.ts";
import { visit } from "../support/browser/browsing.ts";
import type { Place } from "../support/browser/places.ts";
import { openSocket, signIn } from "../support/running/people.ts";
import type { ThrowAway } from "./throw-away.ts";

const COURSE = "/courses/intro-to-claude-code";

/** What a page looks like after somebody has done something on it. */
export interface Scene extends Place {
  /** Does it, on the loaded page. */
  readonly arrange: (page: Page, peerloop: ThrowAway, browser: Browser) => Promise<void>;
}

/** What others write while Sarah is not looking, a picture each. */
const exchanges = [
  [
    "Does anybody else start every project with plan mode now?",
    "Always. It is the cheapest review there is.",
  ],
  [
    "My form saves, but the page stays as it was. Where would you look first?",
    "Ask it to log what the server answers.",
  ],
  ["I shipped it! The order book is live.", "In two sessions. Well done, Lee!"],
  ["How do you keep a CLAUDE.md short?", "I delete a line whenever I add one."],
] as const;
let exchanged = 0;

/** Others come into the chat, say something, and one of them goes on typing; then Sarah comes. */
const comeToBusyChat = async (page: Page, peerloop: ThrowAway, browser: Browser): Promise<void> => {
  const said = exchanges[exchanged % exchanges.length] ?? exchanges[0];
  exchanged += 1;
  const enter = async (handle: string) => {
    const visitor = await visit(peerloop, browser, handle);
    await visitor.page.goto(`${COURSE}/chat`);
    await visitor.page.getByText(/people here|Only you are here/).waitFor();
    return visitor.page.getByRole("textbox", { name: /^Message to/ });
  };
  const [lee, marcus, nadia, gabriel] = await Promise.all([
    enter("lee"),
    enter("marcus"),
    enter("nadia"),
    enter("gabriel"),
  ]);
  await lee.fill(said[0]);
  await lee.press("Enter");
  await marcus.page().getByRole("listitem").filter({ hasText: said[0] }).waitFor();
  await marcus.fill(said[1]);
  await marcus.press("Enter");
  await nadia.page().getByRole("listitem").filter({ hasText: said[1] }).waitFor();
  await page.goto(`${COURSE}/chat`);
  await page.getByText("5 people here").waitFor();
  await (exchanged % 2 === 0 ? nadia : gabriel).pressSequentially("Two lines");
  await page.getByText(/ is typing…$/).waitFor();
};

/** Sarah calls for help; an earlier call of hers that is still open is taken back first. */
const summon = async ({ url, sql }: ThrowAway): Promise<string> => {
  const { cookie, me } = await signIn({ url }, "sarah@peerloop.test");
  const headers = { cookie, "content-type": "application/json", origin: url };
  const open = await sql<{ id: string }[]>`
    select id from help_summons where student_id = ${me.id} and status in ('pending', 'responded')`;
  for (const { id } of open) {
    const socket = await openSocket({ url }, cookie, "summon", id);
    socket.send({ _tag: "Cancel" });
    await socket.next((frame) => frame._tag === "State" && /cancelled|completed/.test(frame.summon.status));
    await socket.close();
  }
  const course = await fetch(`${url}/api/courses/intro-to-claude-code`, { headers });
  const { id: courseId } = (await course.json()) as { id: string };
  const message = "My hook runs twice after every edit, and I cannot see what calls it the second time.";
  const body = JSON.stringify({ courseId, message, points: 15 });
  const answer = await fetch(`${url}/api/summons`, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`summon: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
};

/** Marcus takes Sarah's call, says a word and loses the connection: a minute and a half ago by the time she looks. */
const loseHelper = async (page: Page, peerloop: ThrowAway): Promise<string> => {
  const id = await summon(peerloop);
  await page.goto(`/help/${id}`);
  const { cookie } = await signIn(peerloop, "marcus@peerloop.test");
  const marcus = await openSocket(peerloop, cookie, "summon", id);
  marcus.send({ _tag: "Accept" });
  await person(page, "Marcus Bell, helper").getByText("Here", { exact: true }).waitFor();
  marcus.send({ _tag: "Say", id: crypto.randomUUID(), content: "Which of the two settings files is it in?" });
  await page.getByText("Which of the two settings files").waitFor();
  await marcus.close();
  await person(page, "Marcus Bell, helper").getByText("Not here right now", { exact: true }).waitFor();
  await peerloop.sql`update summon_attendance set joined_at = joined_at - interval '95 seconds',
    left_at = left_at - interval '95 seconds' where summon_id = ${id} and left_at is not null`;
  await peerloop.sql`update help_summons set responded_at = responded_at - interval '95 seconds' where id = ${id}`;
  await page.reload();
  await page.getByRole("button", { name: "Ask others" }).waitFor();
  return id;
};

/** Dialogs, menus, calls for help, mistakes and lost connections. */
export const scenes: readonly Scene[] = [
  {
    name: "scene-user-menu",
    path: "/courses",
    as: "marcus",
    arrange: async (page) => {
      const account = page.getByRole("button", { name: /Your account/ }).filter({ visible: true });
      if ((await account.count()) > 0) await account.click();
      else await page.goto("/me");
    },
  },
  {
    name: "scene-goodwill",
    path: "/courses",
    as: "marcus",
    arrange: (page) =>
      page
        .getByRole("button", { name: /^Goodwill/ })
        .filter({ visible: true })
        .click(),
  },
  {
    name: "scene-palette",
    path: "/courses",
    as: "sarah",
    arrange: async (page) => {
      await page
        .getByRole("button", { name: /^Search or jump/ })
        .filter({ visible: true })
        .click();
      await page.getByRole("combobox").fill("cl");
      await page.getByRole("option").nth(4).waitFor();
    },
  },
  {
    name: "scene-summon-form",
    path: COURSE,
    as: "sarah",
    arrange: async (page) => {
      await page.getByRole("button", { name: "Get live help" }).filter({ visible: true }).click();
      await page.getByRole("button", { name: "Send request" }).click();
    },
  },
  {
    name: "scene-sign-up-mistakes",
    path: "/sign-up",
    as: null,
    arrange: async (page) => {
      await page.getByLabel("Email").fill("not an address");
      await page.getByRole("button", { name: "Create account" }).click();
      await page.getByText("This does not look like").waitFor();
    },
  },
  {
    name: "scene-sign-in-wrong",
    path: "/sign-in",
    as: null,
    arrange: async (page) => {
      await page.getByLabel("Email").fill("sarah@peerloop.test");
      await page.getByLabel("Password", { exact: true }).fill("not her password");
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "scene-offer",
    path: "/settings",
    as: "marcus",
    arrange: async (page, peerloop) => {
      await summon(peerloop);
      await page.getByRole("article", { name: /needs help/ }).waitFor();
    },
  },
  {
    name: "scene-waiting-for-help",
    path: "/",
    as: "sarah",
    arrange: async (page, peerloop) => {
      await page.goto(`/help/${await summon(peerloop)}`);
      await page.getByText("Your request is out").waitFor();
    },
  },
  {
    name: "scene-helper-gone",
    path: "/",
    as: "sarah",
    arrange: async (page, peerloop) => {
      await loseHelper(page, peerloop);
    },
  },
  {
    name: "scene-called-others",
    path: "/",
    as: "sarah",
    arrange: async (page, peerloop, browser) => {
      const id = await loseHelper(page, peerloop);
      await page.getByRole("button", { name: "Ask others" }).click();
      await page.getByText("Your request is out").waitFor();
      const marcus = await visit(peerloop, browser, "marcus");
      await marcus.page.goto(`/help/${id}`);
      await marcus.page.getByRole("heading", { name: "Sarah Lindqvist asked someone else" }).waitFor();
      await page.goto(`/help/${id}`);
      await page.getByRole("heading", { name: "You asked someone else" }).waitFor();
    },
  },
  { name: "scene-chat-busy", path: COURSE, as: "sarah", arrange: comeToBusyChat },
  {
    name: "scene-chat-people",
    path: `${COURSE}/chat`,
    as: "sarah",
    arrange: async (page) => {
      const people = page.getByRole("button", { name: "Who’s here" });
      if (await people.isVisible()) await people.click();
    },
  },
  {
    name: "scene-chat-offline",
    path: `${COURSE}/chat`,
    as: "sarah",
    arrange: async (page) => {
      await page.context().setOffline(true);
      await page.getByText(/^You’re offline/).waitFor();
      await page.getByRole("textbox").fill("Typed in a tunnel: does plan mode keep my open files?");
      await page.getByRole("textbox").press("Enter");
      await page.getByText("Waiting to send").waitFor();
    },
  },
  {
    name: "scene-in-session",
    path: "/sessions",
    as: "sarah",
    arrange: async (page) => {
      await page.getByRole("link", { name: "Join" }).click();
      await page.getByRole("switch", { name: "Camera" }).click();
      await page.getByRole("button", { name: "Join session" }).click();
      await page.getByText("Attendance so far").waitFor();
    },
  },
  {
    name: "scene-api-away",
    path: "/sign-in",
    as: "sarah",
    arrange: async (page) => {
      await page.route("**/api/sessions", (route) =>
        route.fulfill({
          status: 503,
          json: { _tag: "Unavailable", message: "The database is not reached." },
        }),
      );
      await page.goto("/sessions");
      await page.getByRole("alert").waitFor();
    },
  },
];
