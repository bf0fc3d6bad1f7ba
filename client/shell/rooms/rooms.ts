import { createEffect, createMemo, createRoot, createSignal, on, onCleanup } from "solid-js";
import type { Session } from "../../../domain/sessions/model.ts";
import type { CourseHelp } from "../../../domain/summons/model.ts";
import { LOCALE } from "../../lib/locale.ts";
import { api } from "../../lib/request/api.ts";
import { now } from "../../lib/time/clock.ts";
import { useInbox } from "../inbox/inbox.ts";
import { me } from "../me.ts";
import { type MyRoom, myRoomsOf } from "./my-rooms.ts";

/** Milliseconds between two looks at who is free and what is on, while somebody looks at the page. */
const LOOK_EVERY_MS = 60_000;

const [sessions, setSessions] = createSignal<readonly Session[]>([]);
const [help, setHelp] = createSignal<readonly CourseHelp[]>([]);

let collator: Intl.Collator | undefined;
const compare = (one: string, other: string): number => {
  collator ??= new Intl.Collator(LOCALE, { numeric: true });
  return collator.compare(one, other);
};

/** Reads what is on. What cannot be read stays as it was: the rooms themselves are known without it. */
const look = async (reader: string) => {
  const [mine, helpers] = await Promise.allSettled([api.sessions(), api.helpers()]);
  if (me()?.id !== reader) return;
  if (mine.status === "fulfilled") setSessions(mine.value.upcoming);
  if (helpers.status === "fulfilled") setHelp(helpers.value.courses);
};

const make = () =>
  createRoot(() => {
    const inbox = useInbox();
    const reader = createMemo(() => me()?.id);
    createEffect(
      on(reader, (id) => {
        setSessions([]);
        setHelp([]);
        if (id === undefined) return;
        const lookNow = () => {
          if (!document.hidden) void look(id);
        };
        lookNow();
        const timer = setInterval(lookNow, LOOK_EVERY_MS);
        document.addEventListener("visibilitychange", lookNow);
        onCleanup(() => {
          clearInterval(timer);
          document.removeEventListener("visibilitychange", lookNow);
        });
      }),
    );
    return createMemo(() => myRoomsOf(inbox.state.rooms, sessions(), help(), now(), compare));
  });

let rooms: (() => readonly MyRoom[]) | undefined;

/** The rooms of the reader's courses with what is going on in them, followed from the first use on. */
export const myRooms = (): readonly MyRoom[] => {
  rooms ??= make();
  return rooms();
};
