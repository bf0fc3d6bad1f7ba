import { randomUUID } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import { demoRoom } from "../support/running/demo-room.ts";
import { type AnyFrame, openSocket, signIn, type TestSocket } from "../support/running/people.ts";
import type { ThrowAway } from "./throw-away.ts";

/** Everything of a message's looks in one room, and where some of it stands. */
export interface FurnishedRoom {
  readonly roomId: string;
  /** A question with answers, one of which was marked. */
  readonly questionId: string;
  /** A message of Lee. */
  readonly reportedId: string;
}

const code = [
  "```ts",
  "const total = items",
  "  .map((item) => item.price * item.amount)",
  "  .reduce((sum, price) => sum + price, 0); // a comment that makes this line longer than a phone is wide",
  "```",
].join("\n");

const markdown = [
  "**Plan mode**, in short:",
  "- read first, with *nothing* written",
  "- `Shift+Tab` twice",
  "> The cheapest review there is.",
  "More at [the docs](https://example.org/a/very/long/path/that/does/not/end/soon).",
].join("\n");

let room: Promise<FurnishedRoom> | undefined;

/** Fills the course's room, once. */
export const furnish = (peerloop: ThrowAway): Promise<FurnishedRoom> => {
  room ??= fill(peerloop);
  return room;
};

const fill = async ({ url, sql }: ThrowAway): Promise<FurnishedRoom> => {
  const roomId = await demoRoom({ sql });
  await sql`update users set name = 'Leonora Wilhelmina Montgomery-Featherstonehaugh' where handle = 'lee'`;
  const people = await Promise.all(
    ["sarah", "lee", "marcus", "nadia", "gabriel"].map(async (handle) => {
      const { cookie } = await signIn({ url }, `${handle}@peerloop.test`);
      const socket = await openSocket({ url }, cookie, "chat", roomId);
      await socket.next("Welcome");
      return { cookie, socket };
    }),
  );
  const [sarah, lee, marcus, nadia, gabriel] = people as [Person, Person, Person, Person, Person];

  const questionId = await say(sarah.socket, "My hook runs twice after every edit. What calls it again?");
  await say(lee.socket, "Same here, since yesterday.", questionId);
  const answerId = await say(marcus.socket, "It is in both settings files: they add up.", questionId);
  await change(sarah.socket, { _tag: "MarkAnswer", id: answerId, is: true });
  await say(lee.socket, markdown);
  await say(gabriel.socket, code);
  await say(lee.socket, `A long word: ${"antidisestablishmentarianism".repeat(5)}`);
  const liked = await say(marcus.socket, "Everybody passed the first week. Well done!");
  for (const { socket } of people)
    for (const emoji of ["🎉", "👍", "❤️", "🚀", "👏", "😂", "🙏", "💡", "🔥"].slice(people.length - 5))
      await change(socket, { _tag: "React", id: liked, emoji, is: true });
  await change(gabriel.socket, { _tag: "Pin", id: liked, is: true });
  const gone = await say(nadia.socket, "This was sent into the wrong room.");
  await change(nadia.socket, { _tag: "Delete", id: gone });
  const edited = await say(nadia.socket, "See you on Thurdsay.");
  await change(nadia.socket, { _tag: "Edit", id: edited, content: "See you on Thursday, @sarah." });
  const pictureId = await upload(
    url,
    roomId,
    nadia.cookie,
    "board.png",
    "image/png",
    picture(640, 360),
    "width=640&height=360",
  );
  const fileId = await upload(
    url,
    roomId,
    nadia.cookie,
    "notes-of-the-second-week-with-a-long-name.txt",
    "text/plain",
    Buffer.alloc(48_000, "a"),
  );
  await say(nadia.socket, "The board, and my notes.", null, [pictureId, fileId]);
  const removed = await say(lee.socket, "Cheap watches, only today.");
  await change(gabriel.socket, { _tag: "Delete", id: removed });
  const reportedId = await say(lee.socket, "Buy a wombat from me.");
  await say(sarah.socket, "Thanks, everybody.");
  for (const { socket } of people) await socket.close();
  return { roomId, questionId, reportedId };
};

interface Person {
  readonly cookie: string;
  readonly socket: TestSocket;
}

const say = async (
  socket: TestSocket,
  content: string,
  replyToId: string | null = null,
  attachmentIds: readonly string[] = [],
): Promise<string> => {
  const id = randomUUID();
  socket.send({ _tag: "Send", id, content, replyToId, attachmentIds });
  await socket.next(
    (frame: AnyFrame) => frame._tag === "Messages" && frame.messages.some((one: AnyFrame) => one.id === id),
  );
  return id;
};

const change = async (
  socket: TestSocket,
  frame: { _tag: string } & Record<string, unknown>,
): Promise<void> => {
  socket.send(frame);
  await socket.next((heard: AnyFrame) => heard._tag === "Changes" || heard._tag === "Rejected");
};

const upload = async (
  url: string,
  roomId: string,
  cookie: string,
  name: string,
  type: string,
  body: Buffer,
  size = "",
): Promise<string> => {
  const id = randomUUID();
  const answer = await fetch(`${url}/api/chat/rooms/${roomId}/attachments/${id}?name=${name}&${size}`, {
    method: "PUT",
    headers: { cookie, "content-type": type, origin: url },
    body: new Uint8Array(body),
  });
  if (!answer.ok) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
  return id;
};

/** A PNG with a gradient. */
const picture = (width: number, height: number): Buffer => {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * (width * 3 + 1) + 1 + x * 3;
      rows[at] = 40 + Math.floor((x / width) * 120);
      rows[at + 1] = 120 + Math.floor((y / height) * 80);
      rows[at + 2] = 150;
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    part("IHDR", head),
    part("IDAT", deflateSync(rows)),
    part("IEND", Buffer.alloc(0)),
  ]);
};

const part = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const all = Buffer.alloc(body.length + 8);
  all.writeUInt32BE(data.length, 0);
  body.copy(all, 4);
  all.writeUInt32BE(crc32(body), body.length + 4);
  return all;
};
