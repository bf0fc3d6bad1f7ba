/** How many backends there are: each holds a pool of Postgres. The fewer, the more commits gather into one statement. */
export const BACKENDS = 2;

/** The party whose instances are the backends. */
export const BACKEND_PARTY = "main";

/** The id of a backend, from 0 to `BACKENDS - 1`. */
const backendAt = (index: number): string => `backend-${index}`;

/** The id of every backend. */
export const BACKEND_IDS: ReadonlySet<string> = new Set(
  Array.from({ length: BACKENDS }, (_, index) => backendAt(index)),
);

/** The id of some backend. */
export const anyBackend = (): string => backendAt(Math.floor(Math.random() * BACKENDS));

/** FNV-1a: the same room always asks the same backend, so that its commits gather with its neighbours'. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
};

/** The id of the backend actor that serves `key` (a room id, or anything for no preference). */
export const backendId = (key: string): string => backendAt(hash(key) % BACKENDS);
