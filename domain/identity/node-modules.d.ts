// The parts of Node's modules that the worker uses under `nodejs_compat`; its type package has none of them.
declare module "node:buffer" {
  export class Buffer extends Uint8Array<ArrayBuffer> {
    static from(text: string, encoding?: "utf8" | "base64url" | "hex"): Buffer;
    static from(bytes: Uint8Array): Buffer;
    override toString(encoding?: "utf8" | "base64url" | "hex"): string;
  }
}

declare module "node:crypto" {
  import type { Buffer } from "node:buffer";
  export function randomBytes(size: number): Buffer;
  export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean;
  export function scrypt(
    password: string,
    salt: Uint8Array,
    length: number,
    options: { readonly N: number; readonly r: number; readonly p: number; readonly maxmem: number },
    done: (error: Error | null, key: Buffer) => void,
  ): void;
}
