import type { JSX } from "solid-js";
import { Card } from "../../../ui/display/card.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";

/** A page that is one short form or one message. */
export const FormPage = (props: {
  /** What the tab says, whichever of its messages it shows. */
  readonly tab: string;
  readonly title: string;
  readonly text?: JSX.Element;
  readonly children?: JSX.Element;
  /** Other ways, under the card. */
  readonly below?: JSX.Element;
}) => (
  <div class="page grid justify-items-center">
    <div class="grid w-full max-w-md gap-5">
      <Card class="grid gap-6 p-6 sm:p-8">
        <div class="grid gap-2">
          <PageHeading title={props.tab}>{props.title}</PageHeading>
          <p class="text-ink-soft empty:hidden">{props.text}</p>
        </div>
        {props.children}
      </Card>
      <div class="text-center text-sm text-ink-soft">{props.below}</div>
    </div>
  </div>
);
