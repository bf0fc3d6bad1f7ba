import { afterAll, beforeAll, describe, it } from "vitest";
import {
  anything,
  carelessClients,
  type FaultyChat,
  freezeDatabase,
  killBeforeCommit,
  killBetweenCommitAndPublish,
  openFaultyChat,
  reconnectingCrowd,
  terminateMidTransaction,
} from "../support/chat-faults.ts";
import { seedOf } from "../support/random.ts";

let chat: FaultyChat;
let seed: number;
beforeAll(async () => {
  chat = await openFaultyChat();
  seed = seedOf("FAULT_SEED");
});
afterAll(() => chat.close());

describe("a chat room loses nothing, doubles nothing and leaves no gap when", () => {
  it("the runtime is killed between commit and publish", () => killBetweenCommitAndPublish(chat, seed));
  it("the runtime is killed before the commit", () => killBeforeCommit(chat, seed + 1));
  it("Postgres ends connections in mid-transaction", () => terminateMidTransaction(chat, seed + 2));
  it("Postgres stands still for seven seconds", () => freezeDatabase(chat, seed + 3, 7_000));
  it("clients' frames are dropped, doubled, delayed and reordered", () =>
    carelessClients(chat, seed + 4, 120));
  it("a hundred clients come back at once", () => reconnectingCrowd(chat, 100));
  it("anything happens to it, the runtime's death included", () => anything(chat, seed + 5, 150));
});
