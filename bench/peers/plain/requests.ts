import type { PlainEvent, PlainRequest } from "../../protocols/plain.ts";
import type { PlainMember, PlainStore } from "./store.ts";

/** An event, and whom it concerns: everybody, all but who caused it, or who caused it on their other devices. */
export interface Told {
  readonly event: PlainEvent;
  readonly to: "room" | "others" | "devices";
}

/** Carries out what a member asks, and answers what is to be told of it; undefined where there is nothing to tell. */
export async function carryOut(
  store: PlainStore,
  by: PlainMember,
  asked: PlainRequest,
): Promise<Told | undefined> {
  const told = (event: PlainEvent | undefined): Told | undefined => event && { event, to: "room" };
  switch (asked.type) {
    case "message":
      return told(await store.message(by, asked));
    case "typing":
      return { event: { type: "typing", author: by.user, is: asked.is }, to: "others" };
    case "react":
      return told(await store.react(by, asked));
    case "edit":
      return told(await store.edit(by, asked));
    case "remove":
      return told(await store.remove(by, asked));
    case "read": {
      const event = await store.read(by, asked);
      return event && { event, to: "devices" };
    }
  }
}
