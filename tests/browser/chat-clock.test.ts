import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { interactionsLoaded, lines, order, row, say } from "./support/chat-page.ts";
import { CHAT, openChatStage } from "./support/chat-stage.ts";

const stage = openChatStage();

/** Replaces a page's `Date` by one that is wrong, and can cut it off from the room, both also across reloads. */
const tamper = () => {
  const Real = Date;
  const wrongBy = () => Number(sessionStorage.getItem("wrongBy") ?? 0);
  globalThis.Date = new Proxy(Real, {
    construct: (target, args) =>
      args.length === 0 ? new target(Real.now() + wrongBy()) : Reflect.construct(target, args),
    get: (target, key) => (key === "now" ? () => Real.now() + wrongBy() : Reflect.get(target, key)),
  });
  globalThis.WebSocket = new Proxy(WebSocket, {
    construct: (target, [url, ...rest]) => {
      const isCut = sessionStorage.getItem("isCut") !== null && String(url).includes("/parties/chat/");
      return Reflect.construct(target, [isCut ? "ws://localhost:9/" : url, ...rest]);
    },
  });
};

const MINUTE = 60_000;

const setClock = (page: Page, wrongBy: number) =>
  page.evaluate((ms) => sessionStorage.setItem("wrongBy", String(ms)), wrongBy);

/** Somebody in the room whose clock is wrong, by milliseconds. */
const enterAt = async (handle: string, wrongBy: number): Promise<Page> => {
  const page = await stage.come(handle, CHAT);
  await page.context().addInitScript(tamper);
  await setClock(page, wrongBy);
  await page.reload();
  await page.getByText(/people here|Only you are here/).waitFor();
  await interactionsLoaded(page);
  return page;
};

it("what is typed without a connection arrives as typed, though the clock is set back and the page loaded anew in between", async () => {
  const [sarah, lee] = await Promise.all([enterAt("sarah", 0), stage.enter("lee")]);
  const typed = ["clock: first", "clock: second", "clock: third", "clock: fourth"];
  await sarah.evaluate(() => sessionStorage.setItem("isCut", ""));
  await sarah.reload();
  for (const text of typed.slice(0, 2)) {
    await say(sarah, text);
    await lines(sarah).filter({ hasText: text }).waitFor();
  }
  await setClock(sarah, -120 * MINUTE);
  await sarah.reload();
  await lines(sarah).filter({ hasText: "clock: second" }).waitFor();
  for (const text of typed.slice(2)) {
    await say(sarah, text);
    await lines(sarah).filter({ hasText: text }).waitFor();
  }
  expect(await order(sarah, typed)).toEqual(typed);
  await sarah.evaluate(() => sessionStorage.removeItem("isCut"));
  await sarah.reload();
  await row(lee, "clock: fourth").waitFor();
  expect(await order(lee, typed)).toEqual(typed);
  stage.problems(sarah);
});

it.each([-10, 60, -60])(
  "waits are the room's own on a device whose clock is wrong by %i minutes",
  async (minutes) => {
    const [gabriel, sarah] = await Promise.all([stage.enter("gabriel"), enterAt("sarah", minutes * MINUTE)]);
    const about = `clock: ${minutes} minutes off`;
    const ask = (method: string, path: string, body?: object) =>
      gabriel.evaluate(
        async ([how, where, what]) => {
          const answer = await fetch(where, {
            method: how,
            headers: { "content-type": "application/json" },
            ...(what === null ? {} : { body: what }),
          });
          if (!answer.ok) throw new Error(await answer.text());
          return answer.json();
        },
        [method, path, body ? JSON.stringify(body) : null] as const,
      );
    const room = `/api/chat/rooms/${stage.roomId}`;
    const set = (seconds: number) => ask("PUT", `${room}/slow-mode`, { seconds });
    await say(sarah, about);
    await row(gabriel, about).waitFor();
    await set(30);
    const pace = sarah.getByText(/^Slow mode: you can write again in /);
    await pace.waitFor();
    const seconds = Number(/in (\d+) s/.exec((await pace.textContent()) ?? "")?.[1]);
    expect(seconds).toBeGreaterThan(15);
    expect(seconds).toBeLessThanOrEqual(30);
    // A clock that is set while the page is open changes nothing either.
    await setClock(sarah, -minutes * 2 * MINUTE);
    await expect
      .poll(async () => Number(/in (\d+) s/.exec((await pace.textContent()) ?? "")?.[1]))
      .toBeLessThan(seconds);
    expect(await lines(sarah).getByText("Tomorrow").count()).toBe(0);
    await set(0);
    await pace.waitFor({ state: "hidden" });

    const [{ id: userId } = { id: "" }] = await stage.runtime.sql<{ id: string }[]>`
    select id from users where handle = 'sarah'`;
    const mute = { userId, kind: "mute", minutes: 30, reason: "Clocks." };
    const { id } = await ask("POST", `${room}/sanctions`, mute);
    const notice = sarah.getByText(/^You’re muted until /);
    await notice.waitFor();
    await sarah.reload();
    await notice.waitFor();
    expect(await sarah.getByRole("button", { name: "Send", exact: true }).isDisabled()).toBe(true);
    await ask("DELETE", `/api/chat/sanctions/${id}`);
    await notice.waitFor({ state: "hidden" });
  },
);
