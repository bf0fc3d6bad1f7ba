import type { MyRoom } from "../../../../shell/rooms/my-rooms.ts";
import { RoomLink } from "../../../../shell/rooms/room-link.tsx";
import type { SampleGroup } from "../sample.tsx";

const room = (change: Partial<MyRoom>): MyRoom => ({
  roomId: "room",
  courseId: "course",
  slug: "gallery-course",
  title: "Full-Stack with Solid and Postgres",
  unread: 0,
  liveSessionId: null,
  freeHelpers: 0,
  mayAsk: true,
  ...change,
});

export const shell: SampleGroup = {
  name: "Shell",
  samples: [
    { name: "Room, quiet", Show: () => <RoomLink room={room({})} /> },
    { name: "Room, unread", Show: () => <RoomLink room={room({ unread: 4 })} /> },
    { name: "Room, helpers free", Show: () => <RoomLink room={room({ freeHelpers: 2, unread: 120 })} /> },
    { name: "Room, session on", Show: () => <RoomLink room={room({ liveSessionId: "session" })} /> },
  ],
};
