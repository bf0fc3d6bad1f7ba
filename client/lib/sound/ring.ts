/** The two notes of the ring, in hertz, and when each begins, in seconds. */
const NOTES = [
  { pitch: 659.25, at: 0 },
  { pitch: 880, at: 0.16 },
  { pitch: 659.25, at: 0.62 },
  { pitch: 880, at: 0.78 },
] as const;

/** Seconds until a note has died away, and how loud it begins, from 0 to 1. */
const NOTE_SECONDS = 0.5;
const LOUDNESS = 0.18;

/** Milliseconds for which other tabs leave the same ring to the one that took it. */
const TAKEN_MS = 5_000;

let context: AudioContext | undefined;

const note = (audio: AudioContext, pitch: number, start: number): void => {
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  tone.type = "triangle";
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE_SECONDS);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + NOTE_SECONDS);
};

/** Rings once, short. Rejects where the browser makes no sound, as before anybody has pressed anything. */
export const ring = async (): Promise<void> => {
  context ??= new AudioContext();
  const audio = context;
  await audio.resume();
  for (const { pitch, at } of NOTES) note(audio, pitch, audio.currentTime + 0.02 + at);
};

/** Whether a sound would be heard: browsers make none in a tab in which nobody has done anything yet. */
const mayRing = (): boolean => navigator.userActivation?.hasBeenActive ?? true;

/** Does something in one tab alone of those that are about to do the same: by its name, for a few seconds. */
export const inOneTab = async (name: string, run: () => Promise<void>): Promise<void> => {
  if (!mayRing()) return;
  if (!navigator.locks) return run();
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    await run();
    await new Promise((resolve) => setTimeout(resolve, TAKEN_MS));
  });
};
