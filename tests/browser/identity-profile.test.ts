import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "../support/browser/accessibility.ts";
import { openStage } from "./support/stage.ts";

const EDITOR = "/settings/profile";

const stage = openStage();
const { come } = stage;

const field = (page: Page, label: string) => page.getByRole("textbox", { name: label, exact: true });
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();
const saved = async (page: Page) => {
  await save(page);
  await page.getByText("Profile saved").waitFor();
};
const line = (page: Page, place: number) => field(page, `Qualification ${place}`);
const lines = (page: Page) =>
  page
    .getByRole("region", { name: "Qualifications" })
    .getByRole("textbox")
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

it("a profile is filled in, part by part, and shown as it was saved", async () => {
  const page = await come("nadia", EDITOR);
  await field(page, "Title").fill("Analyst and patient teacher");
  await field(page, "Website").fill("http://nadia.example");
  await save(page);
  await expect.poll(() => field(page, "Website").getAttribute("aria-invalid")).toBe("true");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("website");
  await field(page, "Website").fill("nadia.example/notes");
  await page.getByRole("textbox", { name: "Bio", exact: true }).fill("First line.\nSecond line.");

  const add = page.getByRole("button", { name: "Add a qualification" });
  for (const [place, text] of ["One", "Two", "Three"].entries()) {
    await add.click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("qualifications");
    await line(page, place + 1).fill(text);
  }
  // By the arrow keys on the handle, which keeps the focus, and by the buttons.
  await page.getByRole("button", { name: /^Qualification 3\. Drag/ }).press("ArrowUp");
  expect(await lines(page)).toEqual(["One", "Three", "Two"]);
  await page.keyboard.press("ArrowUp");
  expect(await lines(page)).toEqual(["Three", "One", "Two"]);
  await page.getByRole("button", { name: "Move qualification 1 down" }).click();
  expect(await lines(page)).toEqual(["One", "Three", "Two"]);
  // By dragging.
  const [from, to] = [await line(page, 1).boundingBox(), await line(page, 3).boundingBox()];
  const handle = await page.getByRole("button", { name: /^Qualification 1\. Drag/ }).boundingBox();
  const x = (handle?.x ?? 0) + 20;
  await page.mouse.move(x, (from?.y ?? 0) + 20);
  await page.mouse.down();
  await page.mouse.move(x, (to?.y ?? 0) + 40, { steps: 8 });
  await page.mouse.up();
  expect(await lines(page)).toEqual(["Three", "Two", "One"]);
  await page.getByRole("button", { name: "Remove qualification 2" }).click();
  expect(await lines(page)).toEqual(["Three", "One"]);

  const skill = page.getByRole("combobox", { name: "New skill" });
  await skill.fill("Pivot tables");
  await skill.press("Enter");
  await page.getByRole("button", { name: "Remove Pivot tables" }).waitFor();
  await skill.fill("pivot TABLES");
  await skill.press("Enter");
  await page.getByText("pivot TABLES is there already.").waitFor();
  await skill.fill("");

  const topics = page.getByRole("region", { name: "Interests" });
  const chosen = topics.getByRole("button", { pressed: true });
  for (let left = await chosen.count(); left > 0; left -= 1) await chosen.first().click();
  await topics.getByRole("button", { name: "NLP" }).click();
  await save(page);
  await topics.getByText("This must be 3 to 5, or none.").waitFor();
  for (const name of ["DevOps", "Data Science"]) await topics.getByRole("button", { name }).click();
  expect(await violations(page)).toEqual([]);
  await saved(page);

  await page.goto("/u/nadia");
  await page.getByText("Analyst and patient teacher").waitFor();
  await page.getByText("First line.").waitFor();
  const link = page.getByRole("link", { name: "nadia.example/notes" });
  expect(await link.getAttribute("href")).toBe("https://nadia.example/notes");
  expect(await link.getAttribute("rel")).toContain("noreferrer");
  const listed = page.getByRole("heading", { name: "Qualifications" }).locator("xpath=../..").locator("li");
  expect(await listed.allTextContents()).toEqual(["Three", "One"]);
  for (const word of ["Pivot tables", "NLP", "DevOps", "Data Science"])
    await page.getByText(word, { exact: true }).waitFor();
  await page.getByRole("link", { name: "Edit profile" }).click();
  await expect.poll(() => new URL(page.url()).pathname).toBe(EDITOR);
});

it("what was saved on another device is not lost, and what both changed is said", async () => {
  const [desk, phone] = await Promise.all([come("lee", EDITOR), come("lee", EDITOR)]);
  await field(desk, "Bio").fill("From the desk.");
  await field(phone, "Title").fill("From the phone");
  await saved(phone);
  await saved(desk);
  expect(await field(desk, "Title").inputValue()).toBe("From the phone");
  const stored = async () =>
    (await stage.runtime.sql`select title, bio from users where handle = 'lee'`)[0] as Record<string, string>;
  expect(await stored()).toEqual({ title: "From the phone", bio: "From the desk." });

  await field(phone, "Title").fill("Phone again");
  await saved(phone);
  await field(desk, "Title").fill("Desk again");
  await save(desk);
  await desk.getByText(/You changed title on another device too/).waitFor();
  expect((await stored()).title).toBe("Phone again");
  await saved(desk);
  expect((await stored()).title).toBe("Desk again");
  // What the server refused is no fault of the page.
  stage.problems(desk);
});

it("privacy is said at each part, changes at once, and loses nothing of what was typed", async () => {
  await stage.runtime.sql`update users set privacy_public = false where handle = 'sarah'`;
  const page = await come("sarah", EDITOR);
  const basics = page.getByRole("region", { name: "The basics" });
  await basics.getByText("Only people in your courses can see this.").waitFor();
  await field(page, "Bio").fill("Half a sentence");
  await page.getByRole("switch", { name: "Public profile" }).click();
  await basics.getByText("Anyone can see this.").waitFor();
  expect(await field(page, "Bio").inputValue()).toBe("Half a sentence");

  // Who leaves with something unsaved is asked.
  await page.getByRole("link", { name: "Account", exact: true }).click();
  const question = page.getByRole("dialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Keep editing" }).click();
  expect(await field(page, "Bio").inputValue()).toBe("Half a sentence");
  await saved(page);
  await page.getByRole("link", { name: "Account", exact: true }).click();
  await page.getByRole("heading", { name: "Signed-in devices" }).waitFor();
});

it("an empty profile says to its owner what to add, and nothing to others", async () => {
  await stage.runtime.sql`update users set title = null, bio_short = null, bio = null, privacy_public = true
    where handle = 'employer'`;
  const own = await come("employer", "/u/employer");
  await own.getByRole("link", { name: "Tell your story" }).click();
  await own.getByRole("heading", { name: "About you" }).waitFor();
  const other = await come(null, "/u/employer");
  await other.getByRole("heading", { level: 1 }).waitFor();
  expect(await other.getByText("Complete your profile").count()).toBe(0);
  expect(await other.getByRole("link", { name: "Edit profile" }).count()).toBe(0);
});

it("a password is changed with the present one, and other devices are signed out with it", async () => {
  const [desk, phone] = await Promise.all([
    come("employer", "/settings/account"),
    come("employer", "/settings/account"),
  ]);
  await desk.getByRole("button", { name: "Change password" }).click();
  const password = (label: string) => desk.getByLabel(label, { exact: true });
  await password("Current password").fill("not the password");
  await password("New password").fill("a phrase that is new");
  await desk.getByRole("button", { name: "Change password" }).click();
  await desk.getByText(/isn[’']t right\.$/).waitFor();
  stage.problems(desk);
  await password("Current password").fill("learn-teach-earn");
  await desk.getByRole("button", { name: "Change password" }).click();
  await desk.getByText("Password changed").waitFor();
  await phone.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  await expect
    .poll(async () => {
      const mails = await stage.runtime.sql`
        select subject from local_mails where to_address = 'employer@peerloop.test'`;
      return mails.map(({ subject }) => subject);
    })
    .toContain("Your password was changed");
  await desk.getByRole("button", { name: "Change password" }).waitFor();
  expect(new URL(desk.url()).pathname).toBe("/settings/account");
});

it("a photo is chosen, cropped by keys, pointer and sliders, shown at once, and taken away", async () => {
  const page = await come("lee", EDITOR);
  const photo = page.getByRole("region", { name: "Photo" });
  await photo.getByRole("button", { name: "Upload a photo" }).waitFor();
  const file = photo.locator("input[type=file]");
  await file.setInputFiles({ name: "a.txt", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await photo.getByText(/can’t read that picture/).waitFor();
  const png = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [400, 200];
    const context = canvas.getContext("2d") as CanvasRenderingContext2D;
    context.fillStyle = "rgb(200, 30, 30)";
    context.fillRect(0, 0, 200, 200);
    context.fillStyle = "rgb(30, 30, 200)";
    context.fillRect(200, 0, 200, 200);
    return canvas.toDataURL("image/png").split(",")[1] as string;
  });
  await file.setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from(png, "base64") });
  const dialog = page.getByRole("dialog", { name: "Position your photo" });
  const frame = dialog.getByRole("application");
  const zoom = dialog.getByRole("slider", { name: "Zoom" });
  const across = dialog.getByRole("slider", { name: "Left and right" });
  await frame.focus();
  expect(await across.inputValue()).toBe("0.5");
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => Number(await across.inputValue())).toBeGreaterThan(0.5);
  await page.keyboard.press("+");
  await expect.poll(async () => Number(await zoom.inputValue())).toBeGreaterThan(1.1);
  const box = (await frame.boundingBox()) as { x: number; y: number; width: number };
  const before = Number(await across.inputValue());
  await page.mouse.move(box.x + box.width / 2, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 60, box.y + 100, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Number(await across.inputValue())).toBeGreaterThan(before);
  expect(await violations(page)).toEqual([]);
  // All the way to the right there is nothing but blue.
  await zoom.fill("2.5");
  await across.fill("1");
  await dialog.getByRole("button", { name: "Save photo" }).click();
  await page.getByText("Photo saved").waitFor();
  const image = photo.locator("img");
  await expect.poll(() => image.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(512);
  const [red, green, blue] = await image.evaluate(async (img) => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const context = canvas.getContext("2d") as CanvasRenderingContext2D;
    context.drawImage(img as HTMLImageElement, 0, 0, 1, 1);
    return Array.from(context.getImageData(0, 0, 1, 1).data);
  });
  expect(blue).toBeGreaterThan(150);
  expect([red, green].every((part) => (part ?? 255) < 80)).toBe(true);
  const sarah = await come("sarah", "/u/lee");
  await expect
    .poll(() =>
      sarah
        .locator("main img")
        .first()
        .evaluate((img) => (img as HTMLImageElement).naturalWidth),
    )
    .toBe(512);
  await photo.getByRole("button", { name: "Remove", exact: true }).click();
  await photo.getByRole("button", { name: "Upload a photo" }).waitFor();
  expect(await image.count()).toBe(0);
});
