import { deviceTimeZone } from "./time.ts";

/** Every IANA zone this browser knows, in alphabetic order, with the device's and `held` among them. */
export const timeZones = (held: string): readonly string[] =>
  Array.from(new Set([...Intl.supportedValuesOf("timeZone"), "UTC", deviceTimeZone(), held])).sort();
