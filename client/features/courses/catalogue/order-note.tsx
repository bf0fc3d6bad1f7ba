import { A } from "@solidjs/router";
import { Match, Switch } from "solid-js";
import { USUAL_CURRENCY } from "../../../../domain/courses/search/rules.ts";
import type { Filter } from "./filter.ts";
import { catalogueTexts as texts } from "./texts.ts";

/** What an order goes by, where its name does not say it. */
export const OrderNote = (props: {
  readonly filter: Filter;
  /** The reader's own, where the list is in the order of them. */
  readonly interests: readonly string[] | undefined;
  /** Courses have several currencies. */
  readonly isMixed: boolean;
}) => {
  const isByPrice = () => props.filter.sort === "price" || props.filter.sort === "price_desc";
  return (
    <Switch>
      <Match when={isByPrice() && props.isMixed}>
        <p class="text-sm text-ink-soft">{texts.pricesIn(props.filter.currency || USUAL_CURRENCY)}</p>
      </Match>
      <Match when={props.filter.sort === "rating"}>
        <p class="text-sm text-ink-soft">{texts.byRating}</p>
      </Match>
      <Match when={props.filter.sort === "interests" && props.interests}>
        {(interests) => (
          <p class="text-sm text-ink-soft">
            {interests().length > 0 ? texts.byInterests(interests()) : texts.noInterests}{" "}
            <A href="/settings/profile" class="link">
              {texts.chooseInterests}
            </A>
          </p>
        )}
      </Match>
    </Switch>
  );
};
