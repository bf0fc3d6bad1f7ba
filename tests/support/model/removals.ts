import type postgres from "postgres";
import { ACCESS_AGAIN_MS } from "../../../domain/shared/limits.ts";
import type { Random } from "../random.ts";
import type { ModelClient } from "./client.ts";
import type { ModelRoom } from "./platform.ts";
import { quiet } from "./scene.ts";
import type { RoomPlan } from "./world.ts";

/** How often the room is told until it takes it, as the outbox and the inbox do. */
const TELLS = 50;

/**
 * Removes people from a room while they come and go. The room is told as their inbox tells it: when the removal is
 * stored, and again when everybody who was on the way has arrived. By then none of their sockets may be left.
 */
export class Removals {
  readonly faults: string[] = [];
  count = 0;
  readonly #sql: postgres.Sql;
  readonly #plan: RoomPlan;
  readonly #room: ModelRoom;
  readonly #random: Random;
  readonly #removed = new Set<string>();

  constructor(sql: postgres.Sql, plan: RoomPlan, room: ModelRoom, random: Random) {
    this.#sql = sql;
    this.#plan = plan;
    this.#room = room;
    this.#random = random;
  }

  /** Removes who uses this device, where they can be, and lets them back now or later. */
  async remove({ userId }: ModelClient, clients: readonly ModelClient[]): Promise<void> {
    if (this.#removed.has(userId)) return this.letBack(userId);
    if (this.#plan.roles.get(userId) !== "student") return;
    this.#removed.add(userId);
    this.count++;
    this.#room.note(() => `${userId} is being removed`);
    await this.#sql.begin(async (tx) => {
      await tx`
        insert into chat_sanctions (room_id, user_id, kind, reason, imposed_by)
        select ${this.#plan.id}, ${userId}, 'remove', 'By chance.', c.creator_id
        from chat_rooms r join courses c on c.id = r.course_id where r.id = ${this.#plan.id}`;
      // Whoever comes before this is stored is let in.
      for (const client of clients)
        if (client.userId === userId && this.#random.chance(0.7)) client.connect();
      for (let turns = this.#random.below(20); turns > 0; turns--)
        await new Promise((resolve) => setImmediate(resolve));
    });
    await this.#tell(userId);
    if (this.#random.chance(0.3)) this.#room.hibernate();
    await quiet(this.#room);
    this.#room.later(ACCESS_AGAIN_MS);
    await this.#tell(userId);
    await quiet(this.#room);
    for (const socket of this.#room.sockets)
      if (socket.userId === userId) this.faults.push(`${userId} was removed and still has ${socket.id}`);
    if (this.#random.chance(0.5)) await this.letBack(userId);
  }

  async letBack(userId: string): Promise<void> {
    this.#room.note(() => `${userId} is let back`);
    this.#removed.delete(userId);
    await this.#sql`delete from chat_sanctions where room_id = ${this.#plan.id} and user_id = ${userId}`;
  }

  async letAllBack(): Promise<void> {
    for (const userId of this.#removed) await this.letBack(userId);
  }

  async #tell(userId: string): Promise<void> {
    for (let tells = 0; tells < TELLS; tells++)
      if ((await this.#room.tell({ _tag: "CheckAccess", userId })) === 204) return;
    this.faults.push(`the room could not be told of ${userId}'s removal`);
  }
}
