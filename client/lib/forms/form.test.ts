import { describe, expect, it, vi } from "vitest";
import { ApiError } from "../request/request.ts";
import { createForm, fieldErrors } from "./form.ts";

/** A submit event of a form whose fields note when they are given the focus. */
const submission = () => {
  const focused: string[] = [];
  let prevented = false;
  const event = {
    preventDefault: () => {
      prevented = true;
    },
    currentTarget: {
      elements: { namedItem: (name: string) => ({ focus: () => focused.push(name) }) },
    },
  } as unknown as SubmitEvent;
  return { event, focused, wasPrevented: () => prevented };
};

const required = (values: { name: string; email: string }) => ({
  name: values.name === "" ? "Name?" : undefined,
  email: values.email === "" ? "E-mail?" : undefined,
});

const initial = { name: "", email: "" };

describe("a form that was sent too often", () => {
  it("counts the wait down, sends nothing meanwhile, and can be sent again when it is over", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
    try {
      let sent = 0;
      const form = createForm({
        initial,
        validate: () => ({}),
        submit: async () => {
          sent++;
          if (sent === 1)
            throw new ApiError("TooManyRequests", 429, "Please try again in 3 seconds.", {
              retryAfterSeconds: 3,
            });
        },
      });
      await form.submit(submission().event);
      expect([form.wait(), form.failure()]).toEqual([3, "Please try again in 3 seconds."]);
      vi.advanceTimersByTime(1_100);
      expect(form.wait()).toBe(2);
      await form.submit(submission().event);
      expect(sent).toBe(1);
      vi.advanceTimersByTime(2_000);
      expect([form.wait(), form.failure()]).toEqual([0, undefined]);
      await form.submit(submission().event);
      expect(sent).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("form", () => {
  it("sends nothing that is wrong, says what, and goes to the first of it", async () => {
    let sent = 0;
    const form = createForm({
      initial,
      validate: required,
      submit: async () => {
        sent++;
      },
    });
    const { event, focused, wasPrevented } = submission();
    await form.submit(event);
    expect(sent).toBe(0);
    expect(wasPrevented()).toBe(true);
    expect(form.error("name")).toBe("Name?");
    expect(form.error("email")).toBe("E-mail?");
    expect(focused).toEqual(["name"]);
  });

  it("takes an error back as soon as its field is mended, and leaves the others", async () => {
    const form = createForm({ initial, validate: required, submit: async () => {} });
    await form.submit(submission().event);
    form.set("name", "Ada");
    expect(form.error("name")).toBeUndefined();
    expect(form.error("email")).toBe("E-mail?");
  });

  it("says nothing of a field that is not filled in yet", () => {
    const form = createForm({ initial, validate: required, submit: async () => {} });
    form.set("name", "Ada");
    form.set("name", "");
    expect(form.error("name")).toBeUndefined();
  });

  it("sends once, however often it is submitted meanwhile", async () => {
    let sent = 0;
    let finish = () => {};
    const form = createForm({
      initial: { name: "Ada" },
      validate: () => ({}),
      submit: () => {
        sent++;
        return new Promise<void>((resolve) => {
          finish = resolve;
        });
      },
    });
    const first = form.submit(submission().event);
    expect(form.busy()).toBe(true);
    await form.submit(submission().event);
    finish();
    await first;
    expect(sent).toBe(1);
    expect(form.busy()).toBe(false);
  });

  it("keeps what was typed when sending fails, and can be sent again", async () => {
    let attempts = 0;
    const form = createForm({
      initial: { name: "" },
      validate: () => ({}),
      submit: async () => {
        if (++attempts === 1) throw new ApiError("NetworkFailure", 0, "Not reached.");
      },
    });
    form.set("name", "Ada");
    await form.submit(submission().event);
    expect(form.failure()).toBe("Not reached.");
    expect(form.values.name).toBe("Ada");
    expect(form.busy()).toBe(false);
    await form.submit(submission().event);
    expect(form.failure()).toBeUndefined();
    expect(attempts).toBe(2);
  });

  it("shows a refusal beside the field that it names", async () => {
    const form = createForm({
      initial: { handle: "ada" },
      validate: () => ({}),
      submit: async () => {
        throw new ApiError("Conflict", 409, "handle: is taken.");
      },
    });
    const { event, focused } = submission();
    await form.submit(event);
    expect(form.error("handle")).toBe("This is taken.");
    expect(form.failure()).toBeUndefined();
    expect(focused).toEqual(["handle"]);
  });
});

describe("fieldErrors", () => {
  it("knows only fields of the form", () => {
    expect(fieldErrors("email: an account exists.", ["email"])).toEqual({ email: "An account exists." });
    expect(fieldErrors("email: isn’t right.", ["email"])).toEqual({ email: "This isn’t right." });
    expect(fieldErrors("callbackURL: must be short.", ["email"])).toBeUndefined();
    expect(fieldErrors("Something went wrong on our end.", ["email"])).toBeUndefined();
  });
});
