import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { helpScene } from "../../../tests/support/worlds/help-scene.ts";
import type { Summon } from "../model.ts";

const scene = helpScene();
const { who, summons, accept, complete, cancel, pending, responded } = scene;

describe("the talk", () => {
  const say = (summon: Summon, after: number, ...lines: { id: string; userId: string; content: string }[]) =>
    scene.world.run(summons((service) => service.say(summon.id, after, lines)));
  const line = (userId: string, content: string, lineId = v7()) => ({ id: lineId, userId, content });

  it("numbers lines without gaps, also when two batches come at once", async () => {
    const { studentId, summon } = await responded();
    const batches = Array.from({ length: 6 }, (_, batch) =>
      Array.from({ length: 5 }, (_, index) =>
        line(index % 2 ? studentId : who("marcus"), `${batch}.${index}`),
      ),
    );
    await Promise.all(batches.map((batch) => say(summon, 0, ...batch)));
    const all = await scene.world.run(summons((service) => service.lines(summon.id, 0)));
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    for (const batch of batches) {
      const order = all.filter(({ id: lineId }) => batch.some((one) => one.id === lineId));
      expect(order.map(({ content }) => content)).toEqual(batch.map(({ content }) => content));
    }
    expect(await scene.world.run(summons((service) => service.lines(summon.id, 28)))).toEqual(all.slice(28));
    expect(await scene.world.run(summons((service) => service.load(summon.id)))).toMatchObject({
      lastSeq: 30,
    });
  });

  it("takes a repeated line once, and refuses another body or author under its id", async () => {
    const { studentId, summon } = await responded();
    const first = line(studentId, "It cracks \ud83d\udd25 here \ud800.");
    const { said } = await say(summon, 0, first, first);
    expect(said).toHaveLength(1);
    const again = await say(
      summon,
      1,
      first,
      { ...first, content: "No." },
      { ...first, userId: who("marcus") },
    );
    expect(again.said).toEqual([]);
    expect(again.repeated).toEqual([{ index: 0, line: said[0] }]);
    expect(again.refused).toMatchObject([
      { index: 1, code: "conflict" },
      { index: 2, code: "conflict" },
    ]);
    expect((await say(summon, 0, first)).said).toEqual(said);
  });

  it("tells a room what it has missed together with what is new", async () => {
    const { studentId, summon } = await responded();
    await say(summon, 0, line(studentId, "one"), line(studentId, "two"));
    const { said } = await say(summon, 1, line(who("marcus"), "three"));
    expect(said.map(({ content }) => content)).toEqual(["two", "three"]);
  });

  it("is for the two, while the help lasts", async () => {
    const { studentId, summon } = await pending();
    expect((await say(summon, 0, line(studentId, "hello?"))).refused).toMatchObject([{ code: "conflict" }]);
    await scene.world.run(accept("marcus", summon));
    expect((await say(summon, 0, line(who("nadia"), "hi"), line(studentId, "hi"))).refused).toMatchObject([
      { index: 0, code: "forbidden" },
    ]);
    await scene.world.run(complete(studentId, summon));
    expect((await say(summon, 1, line(studentId, "thanks"))).refused).toMatchObject([{ code: "conflict" }]);
    expect(await scene.world.run(summons((service) => service.lines(summon.id, 0)))).toHaveLength(1);
  });

  it("refuses an id that another talk has", async () => {
    const first = await responded();
    const { said } = await say(first.summon, 0, line(first.studentId, "mine"));
    await scene.world.run(cancel(first.studentId, first.summon));
    const second = await responded();
    const stolen = await say(second.summon, 0, line(second.studentId, "mine", said[0]?.id));
    expect(stolen).toMatchObject({ said: [], refused: [{ code: "conflict" }] });
  });
});
