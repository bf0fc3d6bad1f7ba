import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { HomeworkItem } from "../../../domain/homework/model.ts";
import { createRemote } from "../../lib/request/remote.ts";
import { request } from "../../lib/request/request.ts";
import { now } from "../../lib/time/clock.ts";
import { formatDay } from "../../lib/time/time.ts";
import { me } from "../../shell/me.ts";
import { Badge, type Tone } from "../../ui/display/badge.tsx";
import { Card } from "../../ui/display/card.tsx";
import { cardTexts as texts } from "./texts/card.ts";

const tones: Record<NonNullable<HomeworkItem["status"]>, Tone> = {
  submitted: "accent",
  reviewed: "good",
  resubmit_requested: "mark",
};

/** The homework of a course, on its student's page; nothing where there is none. */
const HomeworkCard = (props: { readonly slug: string }) => {
  const list = createRemote(
    () => `homework of ${props.slug}`,
    (signal) =>
      request<{ readonly homework: readonly HomeworkItem[] }>(
        "GET",
        `/api/learning/${encodeURIComponent(props.slug)}/homework`,
        { signal },
      ),
  );
  const isOpen = ({ status }: HomeworkItem) => status === null || status === "resubmit_requested";
  return (
    <Show when={(list.data()?.homework.length ?? 0) > 0}>
      <Card class="grid gap-2 p-4">
        <h2 id="homework" class="text-base">
          {texts.title}
        </h2>
        <ul class="grid" aria-labelledby="homework">
          <For each={list.data()?.homework}>
            {(item) => (
              <li class="border-t border-line py-3 first:border-t-0 first:pt-1 last:pb-0">
                <A
                  href={`/courses/${props.slug}/homework/${item.id}`}
                  class="link inline-flex min-h-10 items-center font-semibold [overflow-wrap:anywhere]"
                >
                  {item.title}
                </A>
                <p class="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-soft">
                  <Badge tone={item.status === null ? "plain" : tones[item.status]}>
                    {texts.status[item.status ?? "none"]}
                  </Badge>
                  <Show when={item.isRequired}>
                    <span>{texts.required}</span>
                  </Show>
                  <Show when={isOpen(item) && item.dueAt}>
                    {(due) => <span>{texts.due(formatDay(due(), now(), me()?.timeZone))}</span>}
                  </Show>
                  <Show when={item.isLate}>
                    <Badge tone="danger">{texts.late}</Badge>
                  </Show>
                </p>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  );
};

export default HomeworkCard;
