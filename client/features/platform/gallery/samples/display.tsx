import { createSignal, For } from "solid-js";
import { now } from "../../../../lib/time/clock.ts";
import { Avatar } from "../../../../ui/avatar.tsx";
import { Badge, CountBadge, type Tone } from "../../../../ui/display/badge.tsx";
import { Card } from "../../../../ui/display/card.tsx";
import { Price } from "../../../../ui/display/price.tsx";
import { Rating } from "../../../../ui/display/rating.tsx";
import { Tabs } from "../../../../ui/display/tabs.tsx";
import { LocalTime, RelativeTime } from "../../../../ui/display/times.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import type { SampleGroup } from "../sample.tsx";

const tones: readonly Tone[] = ["plain", "accent", "mark", "good", "live", "danger"];
const people = ["Sarah Lindqvist", "Marcus Bell", "Nadia Rahman", "李小龙", "Ünal Öz", "Zoë"].map((name) => ({
  handle: name.toLowerCase(),
  name,
  avatarUrl: null,
}));

const Faces = (props: { readonly size: "sm" | "md" | "lg" | "xl" }) => (
  <div class="flex flex-wrap gap-2">
    <For each={people}>
      {(person, index) => (
        <Avatar person={person} size={props.size} dot={[undefined, "good", "away"][index() % 3] as "good"} />
      )}
    </For>
  </div>
);

const Tabbed = () => {
  const [selected, setSelected] = createSignal<"upcoming" | "past">("upcoming");
  return (
    <Tabs
      label="Sessions"
      selected={selected()}
      onSelect={setSelected}
      tabs={[
        { key: "upcoming", label: "Upcoming" },
        { key: "past", label: "Past" },
      ]}
    >
      {selected()}
    </Tabs>
  );
};

export const display: SampleGroup = {
  name: "Display",
  samples: [
    { name: "Avatar, small", Show: () => <Faces size="sm" /> },
    { name: "Avatar", Show: () => <Faces size="md" /> },
    { name: "Avatar, large", Show: () => <Faces size="lg" /> },
    { name: "Avatar, largest", Show: () => <Faces size="xl" /> },
    {
      name: "Badge",
      Show: () => (
        <div class="flex flex-wrap gap-2">
          <For each={tones}>{(tone) => <Badge tone={tone}>{tone}</Badge>}</For>
        </div>
      ),
    },
    {
      name: "Count badge",
      Show: () => (
        <div class="flex gap-2">
          <For each={[1, 12, 99, 12_345]}>{(count) => <CountBadge count={count} of="unread" />}</For>
        </div>
      ),
    },
    { name: "Card", Show: () => <Card class="p-4">A sheet on the page.</Card> },
    {
      name: "Notice",
      Show: () => (
        <div class="grid gap-2">
          <For each={["plain", "accent", "mark", "good"] as const}>
            {(tone) => <Notice tone={tone}>Saved a moment ago.</Notice>}
          </For>
        </div>
      ),
    },
    {
      name: "Price",
      Show: () => (
        <div class="flex gap-4">
          <Price cents={39_900} currency="USD" />
          <Price cents={0} currency="USD" />
        </div>
      ),
    },
    {
      name: "Rating",
      Show: () => (
        <div class="flex gap-4">
          <Rating value={4.6} count={19} />
          <Rating value={null} count={0} />
        </div>
      ),
    },
    { name: "Tabs", Show: Tabbed },
    {
      name: "Times",
      Show: () => (
        <div class="grid gap-1">
          <RelativeTime at={new Date(now() - 300_000).toISOString()} />
          <LocalTime at="2026-03-02T13:05:00Z" />
        </div>
      ),
    },
  ],
};
