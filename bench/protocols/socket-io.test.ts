import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { afterEach, expect, it } from "vitest";
import { Generator } from "../load/chat/generator.ts";

let stop: () => Promise<unknown> = async () => {};
afterEach(() => stop());

it("is understood by a socket.io server, pings included", async () => {
  const server = createServer();
  const io = new Server(server, { pingInterval: 50, pingTimeout: 100 });
  io.on("connection", (socket) => {
    const room = String(socket.handshake.query.room);
    socket.join(room);
    socket.on("message", ({ id, content }) => io.to(room).emit("message", { id, content }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => io.close();
  const { port } = server.address() as AddressInfo;
  const room = (name: string) => {
    const url = `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket&room=${name}`;
    return { seats: Array.from({ length: 2 }, () => ({ url, headers: {} })) };
  };
  const generator = new Generator({
    protocol: "socketIo",
    rooms: [room("one"), room("two")],
    rate: 50,
    warmUpMs: 200,
    measureMs: 400,
    drainMs: 300,
    joinsAtOnce: 4,
  });
  await generator.join();
  const result = await generator.run({ measuring() {}, measured() {} });
  expect(result.deliveries).toEqual({ expected: 60, arrived: 60, twice: 0 });
  expect(result).toMatchObject({ rejected: {}, closed: {} });
});
