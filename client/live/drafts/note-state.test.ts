import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ModuleNote } from "../../../domain/learning/model.ts";
import { isUnsaved, type NoteState, noteOf, noteStep, toSave } from "./note-state.ts";

/** What a device does, and what becomes of the save that is under way. */
const happening = fc.oneof(
  fc.record({ kind: fc.constant("type" as const), device: fc.nat(1), text: fc.string({ maxLength: 3 }) }),
  fc.record({
    kind: fc.constantFrom(
      "save" as const,
      "lose" as const,
      "read" as const,
      "mine" as const,
      "theirs" as const,
    ),
    device: fc.nat(1),
  }),
);

/** The server's rule for a note: the version that was read decides, and what stands already is answered like the first. */
const server = () => {
  let note: ModuleNote = { body: "", version: 0 };
  return {
    read: () => note,
    save: (body: string, version: number): ModuleNote | null => {
      if (body === note.body) return note;
      if (version !== note.version) return null;
      note = { body, version: note.version + 1 };
      return note;
    },
  };
};

describe("a note that two devices write", () => {
  it("loses nothing: what stands on the server was typed, and nobody's text is touched without their choice", () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (life) => {
        const { read, save } = server();
        const devices: NoteState[] = [noteOf(read()), noteOf(read())];
        const typed = new Set([""]);
        const attempt = (device: NoteState): NoteState => {
          const wanted = toSave(device);
          if (!wanted) return device;
          const sent = noteStep(device, { _tag: "Sent" });
          const saved = save(wanted.body, wanted.version);
          return noteStep(sent, saved ? { _tag: "Saved", note: saved } : { _tag: "Clashed", theirs: read() });
        };
        for (const what of life) {
          const before = devices[what.device] as NoteState;
          const wasUnsaved = isUnsaved(before);
          if (what.kind === "type") typed.add(what.text);
          const after =
            what.kind === "type"
              ? noteStep(before, { _tag: "Typed", text: what.text })
              : what.kind === "save"
                ? attempt(before)
                : what.kind === "lose"
                  ? noteStep(toSave(before) ? noteStep(before, { _tag: "Sent" }) : before, {
                      _tag: "Failed",
                      refusal: null,
                    })
                  : what.kind === "read"
                    ? noteStep(before, { _tag: "Read", note: read() })
                    : noteStep(before, { _tag: what.kind === "mine" ? "KeptMine" : "TookTheirs" });
          devices[what.device] = after;
          if (what.kind !== "type" && what.kind !== "theirs" && wasUnsaved)
            expect(after.text).toBe(before.text);
          expect(typed.has(read().body)).toBe(true);
        }
        // Each in turn keeps what is theirs: the last one's words stand, and all know them in the end.
        // What one clashed with may have been saved over since: the next clash is with what stands.
        for (const [index, device] of devices.entries())
          devices[index] = [1, 2].reduce(
            (now) => attempt(noteStep(now, { _tag: "KeptMine" })),
            attempt(device),
          );
        for (const device of devices) {
          const settled = noteStep(device, { _tag: "Read", note: read() });
          expect(toSave(settled)).toBeNull();
          expect(settled.text).toBe(read().body);
        }
      }),
    );
  });
});

describe("what is typed while a save is under way", () => {
  it("stays, and is saved next on top of it", () => {
    let state = noteStep(noteOf({ body: "", version: 0 }), { _tag: "Typed", text: "one" });
    state = noteStep(state, { _tag: "Sent" });
    state = noteStep(state, { _tag: "Typed", text: "one two" });
    expect(toSave(state)).toBeNull();
    state = noteStep(state, { _tag: "Saved", note: { body: "one", version: 1 } });
    expect(state.text).toBe("one two");
    expect(toSave(state)).toEqual({ body: "one two", version: 1 });
  });
});

describe("a note that the server will not have", () => {
  it("stays, with the reason, until it is tried again", () => {
    const typed = noteStep(noteOf({ body: "", version: 0 }), { _tag: "Typed", text: "one" });
    const refused = noteStep(noteStep(typed, { _tag: "Sent" }), { _tag: "Failed", refusal: "Too late." });
    expect(refused).toMatchObject({ text: "one", hasFailed: true, refusal: "Too late." });
    expect(toSave(refused)).toEqual({ body: "one", version: 0 });
    expect(noteStep(refused, { _tag: "Sent" })).toMatchObject({ hasFailed: false, refusal: null });
  });
});

describe("a clash", () => {
  const mine = () => noteStep(noteOf({ body: "a", version: 1 }), { _tag: "Typed", text: "a mine" });
  const theirs = { body: "a theirs", version: 2 };

  it("shows both until one is chosen, and saves nothing meanwhile", () => {
    const clashed = noteStep(mine(), { _tag: "Clashed", theirs });
    expect([clashed.text, clashed.theirs, toSave(clashed)]).toEqual(["a mine", theirs, null]);
    expect(toSave(noteStep(clashed, { _tag: "KeptMine" }))).toEqual({ body: "a mine", version: 2 });
    expect(noteStep(clashed, { _tag: "TookTheirs" })).toMatchObject({ text: "a theirs", saved: theirs });
  });

  it("is none where both wrote the same", () => {
    expect(noteStep(mine(), { _tag: "Clashed", theirs: { body: "a mine", version: 2 } }).theirs).toBeNull();
  });
});
