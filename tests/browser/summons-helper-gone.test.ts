import { expect, it } from "vitest";
import { signedRequest } from "../../party/wire/signing.ts";
import { person } from "./support/help-room.ts";
import { openStage } from "./support/stage.ts";

const COURSE = "/courses/intro-to-claude-code";
const QUESTION = "My hook runs twice after every edit.";
const stage = openStage();

/** Moves the helper's absence that far into the past, and has the room read it. */
const goneFor = async (id: string, seconds: number) => {
  const { sql, env, url } = stage.runtime;
  await sql`update summon_attendance set joined_at = joined_at - make_interval(secs => ${seconds}),
    left_at = left_at - make_interval(secs => ${seconds}) where summon_id = ${id} and left_at is not null`;
  await sql`update help_summons set responded_at = responded_at - make_interval(secs => ${seconds}) where id = ${id}`;
  const path = `/parties/summon/${id}`;
  const request = await signedRequest(env.INTERNAL_SECRET ?? "", path, '{"_tag":"Reload"}');
  expect((await fetch(`${url}${path}`, request)).status).toBe(204);
};

it("a helper who closes the page at once is replaced by others, and reads by whom", async () => {
  const [sarah, marcus, nadia] = await Promise.all([
    stage.come("sarah", COURSE),
    stage.come("marcus", "/courses"),
    stage.come("nadia", "/courses"),
  ]);
  const offerTo = (page: typeof nadia) => page.getByRole("article", { name: "Sarah Lindqvist needs help" });
  for (const page of [marcus, nadia])
    await page.getByRole("switch", { name: "Ready to help", checked: true }).waitFor();
  const goodwill = sarah.getByRole("button", { name: /^Goodwill: \d/ });
  const points = Number((await goodwill.getAttribute("aria-label"))?.match(/\d+/)?.[0]);
  await sarah.getByRole("button", { name: "Get live help" }).filter({ visible: true }).click();
  await sarah.getByLabel("Where are you stuck?").fill(QUESTION);
  await sarah.getByRole("button", { name: "Send request" }).click();
  await offerTo(marcus).getByRole("button", { name: "Accept" }).click();
  await person(sarah, "Marcus Bell, helper").getByText("Here", { exact: true }).waitFor();
  const first = sarah.url();
  const id = first.split("/").at(-1) ?? "";
  await marcus.goto("/courses");
  await person(sarah, "Marcus Bell, helper").getByText("Not here right now", { exact: true }).waitFor();
  await goneFor(id, 40);
  await sarah.getByText("Marcus Bell isn’t here. You can ask others in").waitFor();
  expect(await sarah.getByRole("button", { name: "Ask others" }).count()).toBe(0);
  await goneFor(id, 60);
  await sarah.getByText("Marcus Bell is no longer here.").waitFor();
  await sarah.getByRole("button", { name: "Ask others" }).click();

  await sarah.getByText("Your request is out").waitFor();
  expect(sarah.url()).not.toBe(first);
  await sarah.getByText(QUESTION).waitFor();
  await sarah.getByRole("button", { name: `Goodwill: ${points - 10} points` }).waitFor();
  await offerTo(nadia).getByText(QUESTION).waitFor();
  expect(await offerTo(marcus).count()).toBe(0);
  await marcus.goto(`/help/${id}`);
  await marcus.getByRole("heading", { name: "Sarah Lindqvist asked someone else" }).waitFor();
  await marcus.getByText("The question is waiting for another helper.").waitFor();
  await offerTo(nadia).getByRole("button", { name: "Accept" }).click();
  await marcus.getByText("Nadia Rahman has the question now.").waitFor();
  await person(sarah, "Nadia Rahman, helper").getByText("Here", { exact: true }).waitFor();
});
