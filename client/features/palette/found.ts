import { createEffect, createSignal, on, onCleanup } from "solid-js";
import { debounced } from "../../lib/debounce.ts";
import { api } from "../../lib/request/api.ts";
import { makeLatest } from "../../lib/request/latest.ts";
import type { Entry } from "./entries.ts";

/** Characters of a query that the server takes. */
const MOST = 100;

/** Courses and people that the server finds for a query; `failed`: it could not be asked. */
export const createFound = (query: () => string, go: (path: string) => void) => {
  const [entries, setEntries] = createSignal<readonly Entry[]>([]);
  const [failed, setFailed] = createSignal(false);
  const latest = makeLatest();

  const ask = async (q: string) => {
    const outcome = await latest.run((signal) =>
      Promise.all([api.courses({ q, limit: 6 }, signal), api.people(q, signal)]),
    );
    if (outcome === undefined) return;
    setFailed(!("value" in outcome));
    if (!("value" in outcome)) return;
    const [{ courses }, { people }] = outcome.value;
    setEntries([
      ...courses.map(
        ({ id, slug, title, creator }): Entry => ({
          id: `course ${id}`,
          group: "courses",
          label: title,
          detail: creator.name,
          isFound: true,
          run: () => go(`/courses/${slug}`),
        }),
      ),
      ...people.map(
        ({ id, name, handle, title }): Entry => ({
          id: `person ${id}`,
          group: "people",
          label: name,
          detail: title ?? `@${handle}`,
          isFound: true,
          run: () => go(`/u/${handle}`),
        }),
      ),
    ]);
  };

  createEffect(
    on(debounced(query), (text) => {
      const q = text.trim().slice(0, MOST);
      latest.stop();
      setFailed(false);
      if (q === "") setEntries([]);
      else void ask(q);
    }),
  );
  onCleanup(latest.stop);
  return { entries, failed } as const;
};
