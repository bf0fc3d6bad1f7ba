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
  export function createHash(digest: "sha256"): {
    update(text: string): { digest(encoding: "base64url"): string };
  };
  export function randomBytes(size: number): Buffer;
  export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean;
  export function pbkdf2Sync(
    password: Uint8Array,
    salt: Uint8Array,
    iterations: number,
    length: number,
    digest: "sha256",
  ): Buffer;
}
