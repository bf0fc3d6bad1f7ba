import { describe, expect, it } from "vitest";
import { Undo } from "./undo.ts";

describe("Undo", () => {
  it("undoes each step once, the latest first, its parts included", async () => {
    const done: string[] = [];
    const undo = new Undo();
    undo.add(() => done.push("server"));
    const part = undo.part();
    part.add(() => done.push("peer"));
    part.add(async () => {
      await Promise.resolve();
      done.push("load");
    });
    await part.all();
    expect(done).toEqual(["load", "peer"]);
    await Promise.all([undo.all(), undo.all()]);
    expect(done).toEqual(["load", "peer", "server"]);
  });

  it("goes on past a step that fails, and tells of it", async () => {
    const done: string[] = [];
    const undo = new Undo();
    undo.add(() => done.push("server"));
    undo.add(() => Promise.reject(new Error("does not stop")));
    await expect(undo.all()).rejects.toThrow("does not stop");
    expect(done).toEqual(["server"]);
  });

  it("makes everybody wait who asks while it runs", async () => {
    const undo = new Undo();
    let ended = false;
    undo.add(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      ended = true;
    });
    void undo.all();
    await undo.all();
    expect(ended).toBe(true);
  });
});
