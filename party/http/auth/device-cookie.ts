import { cookieValue } from "../../wire/cookies.ts";
import { fromBase64, isMacOf, macOf, toBase64url } from "../../wire/mac.ts";
import { type CookieSettings, isSecure } from "../../wire/session-cookie.ts";

/** Accounts that one device is known to at a time; with another the one that is longest unused is forgotten. */
const MAX_ACCOUNTS = 5;
const KEPT_SECONDS = 365 * 86_400;
const FORM = /^[\w-]{22}(\.[\w-]{16}){1,5}\.[\w-]{43}$/;

/** A browser on which somebody has signed in before. */
export interface Device {
  readonly id: string;
  /** Marks of the accounts, the one last used first: they say nothing to whoever reads them. */
  readonly accounts: readonly string[];
}

const cookieName = (settings: CookieSettings) => `${isSecure(settings) ? "__Host-" : ""}peerloop.device`;

/** The device that a `Cookie` header names; null without one, and for one that we have not signed. */
export const readDevice = async (header: string | null, settings: CookieSettings): Promise<Device | null> => {
  const value = cookieValue(header, cookieName(settings));
  if (value === null || !FORM.test(value)) return null;
  const [id = "", ...rest] = value.split(".");
  const signature = fromBase64(rest.pop() ?? "");
  const device: Device = { id, accounts: rest };
  const isOurs = signature !== null && (await isMacOf(settings.AUTH_SECRET, signedText(device), signature));
  return isOurs ? device : null;
};

/** Whether the account with that address has signed in on the device. */
export const knows = async (
  device: Device | null,
  email: string,
  settings: CookieSettings,
): Promise<boolean> => device?.accounts.includes(await markOf(email, settings)) ?? false;

/** A `Set-Cookie` by which the device is known to that account from now on, as to those it was before. */
export const rememberingCookie = async (
  device: Device | null,
  email: string,
  settings: CookieSettings,
): Promise<string> => {
  const mark = await markOf(email, settings);
  const others = device?.accounts.filter((account) => account !== mark) ?? [];
  const next: Device = {
    id: device?.id ?? toBase64url(crypto.getRandomValues(new Uint8Array(16))),
    accounts: [mark, ...others].slice(0, MAX_ACCOUNTS),
  };
  const signature = toBase64url(await macOf(settings.AUTH_SECRET, signedText(next)));
  const value = [next.id, ...next.accounts, signature].join(".");
  const secure = isSecure(settings) ? "; Secure" : "";
  return `${cookieName(settings)}=${value}; Max-Age=${KEPT_SECONDS}; Path=/; HttpOnly${secure}; SameSite=Lax`;
};

const markOf = async (email: string, { AUTH_SECRET }: CookieSettings) =>
  toBase64url(await macOf(AUTH_SECRET, `device-account|${email}`)).slice(0, 16);

const signedText = ({ id, accounts }: Device) => `device|${[id, ...accounts].join(".")}`;
