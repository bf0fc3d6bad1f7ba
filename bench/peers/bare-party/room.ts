import type * as Party from "partykit/server";

/**
 * A chat room and nothing else: messages that come while a commit runs make up the next one, and what a commit
 * has stored goes out as one frame. No sign-in, no checks, no numbers, no presence.
 */
export default class Room implements Party.Server {
  readonly #party: Party.Room;
  #waiting: string[] = [];
  #isCommitting = false;

  constructor(party: Party.Room) {
    this.#party = party;
  }

  onMessage(message: string, { id }: Party.Connection): void {
    this.#waiting.push(`{"author":"${id}",${message.slice(1)}`);
    if (!this.#isCommitting) void this.#commit();
  }

  async #commit(): Promise<void> {
    this.#isCommitting = true;
    try {
      while (this.#waiting.length > 0) {
        const body = `[${this.#waiting.splice(0).join(",")}]`;
        const backend = this.#party.context.parties.main?.get("backend");
        const answer = await backend?.fetch(`/${this.#party.id}`, { method: "POST", body });
        if (!answer?.ok) throw new Error(`the backend answered ${answer?.status}`);
        this.#party.broadcast(await answer.text());
      }
    } catch (cause) {
      console.error("a commit failed", cause);
    } finally {
      this.#isCommitting = false;
    }
  }
}
