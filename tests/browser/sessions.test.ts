import { afterAll, beforeAll, expect, it } from "vitest";
import { digTunnel, type Tunnel } from "../support/network/tunnel.ts";
import { bookSession } from "../support/running/bookings.ts";
import { attendance, joinWith, shows, turnOn } from "./support/session-page.ts";
import { openStage } from "./support/stage.ts";

const stage = openStage();
const { come } = stage;
let tunnel: Tunnel;

beforeAll(async () => {
  tunnel = await digTunnel(stage.runtime.url);
});
afterAll(() => tunnel?.close());

it("Sarah and Marcus meet in the session that is on, and Gabriel can trust what his dashboard says", async () => {
  const [sarah, marcus, gabriel] = await Promise.all([
    come("sarah", "/", { baseURL: tunnel.url }),
    come("marcus", "/sessions"),
    come("gabriel", "/dashboard"),
  ]);
  const card = gabriel
    .getByRole("region", { name: "Now" })
    .getByRole("article", { name: "Marcus Bell teaches Sarah Lindqvist" });
  await gabriel.getByText("Live", { exact: true }).waitFor();
  await card.getByText("Nobody here", { exact: true }).waitFor();

  // Sarah with camera and microphone.
  await sarah.getByRole("heading", { name: "Your session is on" }).waitFor();
  await sarah.getByRole("link", { name: "Join" }).click();
  await sarah.getByText("isn’t here yet").waitFor();
  await turnOn(sarah, "Camera");
  await turnOn(sarah, "Microphone");
  await sarah.getByRole("button", { name: "Join session" }).click();
  await attendance(sarah, "Sarah Lindqvist").getByText("Student, here").waitFor();
  await attendance(sarah, "Marcus Bell").getByText("Teacher, not here yet").waitFor();
  await card.getByText("One is waiting", { exact: true }).waitFor();

  // Marcus without either.
  await marcus.getByRole("link", { name: "Join" }).click();
  await marcus.getByText("is here, waiting for you").waitFor();
  await marcus.getByRole("button", { name: "Join session" }).click();
  await marcus.getByText("Without a microphone or camera, others can’t hear or see you.").waitFor();
  await attendance(marcus, "Sarah Lindqvist").getByText("Student, here").waitFor();
  await attendance(sarah, "Marcus Bell").getByText("Teacher, here").waitFor();
  await sarah.getByText("In session", { exact: true }).waitFor();

  await shows(marcus, "Sarah Lindqvist, live");
  await sarah.getByText("Microphone off", { exact: true }).waitFor();
  await turnOn(marcus, "Camera");
  await shows(sarah, "Marcus Bell, live");

  await card.getByText("Both here", { exact: true }).waitFor();
  expect(await card.getByText(/^here since /).count()).toBe(2);

  // A tunnel: her time stands still, and she comes back into the session, not into its lobby.
  const ownSeconds = async () => {
    const figure = attendance(sarah, "Sarah Lindqvist").getByTitle("Within the booked time");
    const [minutes = 0, seconds = 0] = ((await figure.textContent()) ?? "").split(":").map(Number);
    return minutes * 60 + seconds;
  };
  const before = await ownSeconds();
  tunnel.enter();
  await attendance(marcus, "Sarah Lindqvist").getByText("Student, left").waitFor();
  const stopped = await ownSeconds();
  expect(stopped).toBeGreaterThanOrEqual(before);
  await card.getByText("One is waiting", { exact: true }).waitFor();
  expect(await ownSeconds()).toBe(stopped);
  tunnel.leave();
  await attendance(marcus, "Sarah Lindqvist").getByText("Student, here").waitFor();
  await attendance(sarah, "Sarah Lindqvist").getByText("Joined 2 times").waitFor();
  await shows(marcus, "Sarah Lindqvist, live");
  await card.getByText("Both here", { exact: true }).waitFor();

  await sarah.close();
  await card.getByText("One is waiting", { exact: true }).waitFor();
  await card.getByText(/^left at /).waitFor();
  await attendance(marcus, "Sarah Lindqvist").getByText("Student, left").waitFor();
  await marcus.getByText("Sarah Lindqvist left", { exact: true }).waitFor();

  await marcus.getByRole("button", { name: "End for both" }).click();
  await marcus.getByRole("button", { name: "End session" }).click();
  await marcus.getByRole("heading", { name: "This session was cut short" }).waitFor();
  await gabriel
    .getByRole("region", { name: "Earlier today" })
    .getByRole("article", { name: "Marcus Bell teaches Sarah Lindqvist" })
    .getByText("Cut short", { exact: true })
    .waitFor();
  expect(await card.count()).toBe(0);

  const [stored] = await stage.runtime.sql`
    select s.status, s.outcome, count(a.*)::int as stays, count(a.*) filter (where a.left_at is null)::int as open,
      count(distinct a.user_id)::int as people
    from sessions s join session_attendance a on a.session_id = s.id
    join users u on u.id = s.student_id and u.handle = 'sarah'
    where s.ended_at > now() - interval '5 minutes' group by s.id`;
  expect(stored).toEqual({ status: "completed", outcome: "cut_short", stays: 3, open: 0, people: 2 });
});

it("the call moves to the device that joins last, and back by a press; the other side follows", async () => {
  const sessionId = await bookSession(stage.runtime, { student: "lee", teacher: "nadia" });
  const path = `/sessions/${sessionId}`;
  const [laptop, nadia] = [await come("lee", path), await come("nadia", path)];
  await joinWith(laptop, "Camera");
  await joinWith(nadia, "Camera");
  await shows(nadia, "Lee Tran, live");
  await shows(laptop, "Nadia Rahman, live");

  const phone = await come("lee", path, { viewport: { width: 360, height: 760 } });
  await phone.getByText("You’re in this session on another device").waitFor();
  await turnOn(phone, "Camera");
  await phone.getByRole("button", { name: "Switch to this device" }).click();
  await laptop.getByText("You’re in this session on another device").waitFor();
  await laptop.getByText("Your camera is off.").waitFor();
  await shows(phone, "Nadia Rahman, live");
  await shows(nadia, "Lee Tran, live");
  // What the laptop shows does not change any more by itself: it does not try to get the call back.
  expect(await laptop.getByText(/Connecting the call|Can’t connect|Trying again/).count()).toBe(0);

  // A reload and a lost connection of the phone are no second device.
  await phone.reload();
  await shows(phone, "Nadia Rahman, live");

  await laptop.getByRole("button", { name: "Switch to this device" }).click();
  await phone.getByText("You’re in this session on another device").waitFor();
  await shows(laptop, "Nadia Rahman, live");
  // Its camera is on again, as it was before.
  await shows(nadia, "Lee Tran, live");
  await attendance(nadia, "Lee Tran").getByText("Student, here").waitFor();
}, 120_000);

it("a session that is days away has no way in yet", async () => {
  const sarah = await come("sarah", "/sessions");
  await sarah.getByRole("tabpanel").getByRole("listitem").last().getByRole("link").first().click();
  await sarah.getByText("The room opens 15 minutes before the session.").waitFor();
  expect(await sarah.getByRole("button", { name: "Join session" }).count()).toBe(0);
});

it("who looks on reads who of the two is here, and that nobody waits for them", async () => {
  const id = await bookSession(stage.runtime, { student: "lee", teacher: "nadia" });
  const nadia = await come("nadia", `/sessions/${id}`);
  await nadia.getByRole("button", { name: "Join session" }).click();
  await attendance(nadia, "Nadia Rahman").getByText("Teacher, here").waitFor();
  const gabriel = await come("gabriel", `/sessions/${id}`);
  await gabriel.getByText("You can watch, but not take part.").waitFor();
  const [people] = await gabriel.locator("[data-lobby]").allInnerTexts();
  expect(people).toMatch(/Nadia Rahman\s+is here\s+Lee Tran\s+isn’t here yet/);
});
