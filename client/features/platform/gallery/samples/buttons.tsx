import { For } from "solid-js";
import { Button, type ButtonVariant, IconButton } from "../../../../ui/button.tsx";
import { SearchIcon } from "../../../../ui/icons.tsx";
import { RetryButton } from "../../../../ui/retry-button.tsx";
import { Spinner } from "../../../../ui/spinner.tsx";
import type { SampleGroup } from "../sample.tsx";

const variants: readonly ButtonVariant[] = [
  "primary",
  "secondary",
  "quiet",
  "danger",
  "help",
  "help-soft",
  "live",
];

const Row = (props: {
  readonly size?: "md" | "lg";
  readonly disabled?: boolean;
  readonly busy?: boolean;
}) => (
  <div class="flex flex-wrap gap-2">
    <For each={variants}>
      {(variant) => (
        <Button variant={variant} size={props.size} disabled={props.disabled} busy={props.busy}>
          {variant}
        </Button>
      )}
    </For>
  </div>
);

export const buttons: SampleGroup = {
  name: "Buttons",
  samples: [
    { name: "Button", Show: () => <Row /> },
    { name: "Button, large", Show: () => <Row size="lg" /> },
    { name: "Button, disabled", Show: () => <Row disabled /> },
    { name: "Button, busy", Show: () => <Row busy /> },
    {
      name: "Icon button",
      Show: () => (
        <>
          <IconButton label="Search">
            <SearchIcon />
          </IconButton>
          <IconButton label="Search, disabled" disabled>
            <SearchIcon />
          </IconButton>
        </>
      ),
    },
    {
      name: "Retry button",
      Show: () => (
        <div class="flex gap-2">
          <RetryButton left={0}>Try again</RetryButton>
          <RetryButton left={42}>Try again</RetryButton>
        </div>
      ),
    },
    { name: "Spinner", Show: () => <Spinner /> },
  ],
};
