import type { BrowserContextOptions, Page } from "playwright-core";
import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeAll } from "vitest";
import { openSocket, signIn, type TestSocket } from "../../support/running/people.ts";
import { interactionsLoaded } from "./chat-page.ts";
import { openStage, type Stage, type StageOptions } from "./stage.ts";

/** The room in which Gabriel (creator), Marcus and Nadia (student-teachers), Sarah and Lee (students) are. */
export const CHAT = "/courses/intro-to-claude-code/chat";

export const phone = { width: 360, height: 760 };
export const wide = { width: 1280, height: 800 };

/** A stage with the chat room of a course. */
export interface ChatStage extends Stage {
  readonly roomId: string;
  /** Somebody at a browser, in the room, once everything of it is loaded. */
  readonly enter: (handle: string, options?: BrowserContextOptions & { path?: string }) => Promise<Page>;
  /** Somebody in the room without a browser. */
  readonly join: (handle: string) => Promise<TestSocket>;
}

/** As `openStage`, with the room; a test fails when a browser complains, unless it says otherwise. */
export const openChatStage = (options: StageOptions = {}): ChatStage => {
  const stage = openStage({ strict: true, ...options });
  const sockets: TestSocket[] = [];
  let roomId = "";
  beforeAll(async () => {
    const [room] = await stage.runtime.sql<{ id: string }[]>`
      select r.id from chat_rooms r join courses c on c.id = r.course_id where c.slug = 'intro-to-claude-code'`;
    roomId = room?.id ?? "";
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) await socket.close();
  });
  return {
    get runtime() {
      return stage.runtime;
    },
    get browser() {
      return stage.browser;
    },
    come: stage.come,
    problems: stage.problems,
    get roomId() {
      return roomId;
    },
    enter: async (handle, { path = CHAT, ...context } = {}) => {
      const page = await stage.come(handle, path, { viewport: wide, reducedMotion: "reduce", ...context });
      await page.getByText(/people here|Only you are here/).waitFor();
      await interactionsLoaded(page);
      return page;
    },
    join: async (handle) => {
      const { cookie } = await signIn(stage.runtime, `${handle}@peerloop.test`);
      const socket = await openSocket(stage.runtime, cookie, "chat", roomId);
      sockets.push(socket);
      await socket.next("Welcome");
      return socket;
    },
  };
};

/** Sends a message over a socket and waits until it is stored; answers its id. */
export const says = async (
  socket: TestSocket,
  content: string,
  replyToId: string | null = null,
): Promise<string> => {
  const id = uuidv7();
  socket.send({ _tag: "Send", id, content, replyToId });
  await socket.next(
    (frame) =>
      frame._tag === "Messages" && frame.messages.some((message: { id: string }) => message.id === id),
  );
  return id;
};

/** Waits for a change of a message, by its tag: `Pinned`, `Edited`. */
export const changed = (socket: TestSocket, tag: string, id: string) =>
  socket.next(
    (frame) =>
      frame._tag === "Changes" &&
      frame.changes.some((change: { _tag: string; id: string }) => change._tag === tag && change.id === id),
  );
