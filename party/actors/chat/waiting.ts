import type { Pending, PendingChange } from "../../../domain/chat/room/batch.ts";
import type { ChatServerFrame } from "../../../domain/chat/wire.ts";
import type { Rejected } from "../../../domain/shared/wire.ts";
import type { Member } from "../../base/member.ts";
import type { PendingMark } from "./answer-marks.ts";

/** Who sent what waits. */
export type Sender = Member<ChatServerFrame | Rejected>;

/** What waits to be stored. */
export type Waiting = Pending<Sender> | PendingChange<Sender> | PendingMark;
