import type * as Party from "partykit/server";
import { Assembly, framesOf } from "../../../party/wire/commands/command-socket.ts";

type Socket = Awaited<ReturnType<Party.Stub["socket"]>>;

/** A backend's socket for commands, held in memory. */
export interface CommandSocket {
  /** What the actor is given. */
  readonly socket: Socket;
  /** The other end goes, without a word on what is under way. */
  lose(): void;
}

/**
 * @param carry carries a command's body out and answers it; where it rejects, the socket is lost
 */
export const commandSocket = (carry: (body: string) => Promise<unknown>): CommandSocket => {
  const listeners = new Map<string, ((event: { data: string | undefined }) => void)[]>();
  const assembly = new Assembly();
  let isOpen = true;
  const emit = (name: string, data?: string) => {
    for (const listener of listeners.get(name) ?? []) listener({ data });
  };
  const lose = () => {
    if (!isOpen) return;
    isOpen = false;
    emit("close");
  };
  const take = async (frame: string) => {
    const command = assembly.add(frame);
    if (!command) return;
    try {
      const answer = JSON.stringify(await carry(command.text));
      if (isOpen) for (const part of framesOf(command.number, answer)) emit("message", part);
    } catch {
      lose();
    }
  };
  const socket = {
    addEventListener: (name: string, listener: (event: { data: string | undefined }) => void) => {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
    },
    send: (frame: string) => {
      if (!isOpen) throw new Error("the socket is closed");
      void take(frame);
    },
    close: () => {
      isOpen = false;
    },
  };
  return { socket: socket as unknown as Socket, lose };
};
