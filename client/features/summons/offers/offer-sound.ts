import { api } from "../../../lib/request/api.ts";
import { inOneTab, ring } from "../../../lib/sound/ring.ts";
import { wantsSound } from "../../../lib/sound/sound-choice.ts";
import { serverNow } from "../../../lib/time/socket-clock.ts";
import { me } from "../../../shell/me.ts";
import { isQuiet } from "./quiet-now.ts";

/** The server offers nothing in quiet hours: this is for the minute in which they begin. What cannot be asked is none. */
const isQuietNow = async (): Promise<boolean> => {
  const hours = await api.quietHours().then(
    ({ quietHours }) => quietHours,
    () => null,
  );
  return hours !== null && isQuiet(hours, me()?.timeZone ?? "UTC", new Date(serverNow()));
};

/** Rings for an offer, where its person wants that: in one tab alone, and never in quiet hours. */
export const ringFor = async (offerId: string): Promise<void> => {
  if (!wantsSound() || (await isQuietNow())) return;
  await inOneTab(`peerloop:ring:${offerId}`, ring).catch(() => undefined);
};
