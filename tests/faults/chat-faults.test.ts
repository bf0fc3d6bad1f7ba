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

const MINUTE = 60_000;

let chat: FaultyChat;
let seed: number;
beforeAll(async () => {
  chat = await openFaultyChat();
  seed = seedOf("FAULT_SEED");
});
afterAll(() => chat.close());

/** The seed of the next fault: the same one twice would make the same ids. */
const next = () => seed++;

const often = async (times: number, fault: (seed: number) => Promise<void>) => {
  for (let index = 0; index < times; index++) await fault(next());
};

describe("a chat room loses nothing, doubles nothing and leaves no gap when", {
  timeout: 10 * MINUTE,
}, () => {
  it("the runtime is killed ten times between commit and publish", () =>
    often(10, (each) => killBetweenCommitAndPublish(chat, each)));
  it("the runtime is killed ten times before the commit", () =>
    often(10, (each) => killBeforeCommit(chat, each)));
  it("Postgres ends connections in mid-transaction, twenty times", () =>
    often(20, (each) => terminateMidTransaction(chat, each)));
  it("Postgres stands still for a minute", () => freezeDatabase(chat, next(), MINUTE));
  it("2,000 of clients' frames are dropped, doubled, delayed and reordered", () =>
    carelessClients(chat, next(), 2_000));
  it("five hundred clients come back at once", () => reconnectingCrowd(chat, 500));
  it("anything happens to it, the runtime's death included, in ten runs", () =>
    often(10, (each) => anything(chat, each, 200)));
});
