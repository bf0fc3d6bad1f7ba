import type { TimeZone } from "../../../../domain/identity/model.ts";

/**
 * The names to choose from, in alphabetic order: those of the places, and `held`, which somebody has already. The
 * zones `Etc/…` are for machines; their signs are the reverse of what people expect.
 */
export const timeZoneNames = (zones: readonly TimeZone[], held: string): readonly string[] => {
  const names = zones.map(({ name }) => name).filter((name) => !name.startsWith("Etc/"));
  return Array.from(new Set([...names, held])).sort();
};

/** The name that is shown for the zone of this device, under whichever of its names; null where none is known. */
export const shownTimeZone = (zones: readonly TimeZone[], device: string): string | null =>
  zones.find(({ name, aliases }) => name === device || aliases.includes(device))?.name ?? null;
