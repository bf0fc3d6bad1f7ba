import { createSignal, For } from "solid-js";
import { CURRENCIES } from "../../../../../domain/courses/studio/limits.ts";
import { Field, Input, Select } from "../../../../ui/forms/field.tsx";
import { problemOf, useEditing } from "../draft/draft-context.tsx";
import { fieldTexts } from "../texts/fields.ts";
import { lineTexts } from "../texts/part-fields.ts";
import { priceTexts } from "../texts/parts.ts";
import { centsOf, typedPrice } from "./price.ts";

/** The price, typed in whole units or with two decimals, and its currency. */
export const PriceField = () => {
  const editing = useEditing();
  const { draft } = editing;
  const [typed, setTyped] = createSignal(typedPrice(draft.document().priceCents));
  const isWrong = () => typed().trim() !== "" && centsOf(typed()) === null;
  /** What is written here, unless the price became another in the meantime. */
  const shown = () =>
    centsOf(typed()) === draft.document().priceCents ? typed() : typedPrice(draft.document().priceCents);
  return (
    <div class="grid gap-4 sm:grid-cols-[1fr_8rem]">
      <Field
        label={fieldTexts.priceCents.label}
        hint={lineTexts.priceHint}
        error={isWrong() ? priceTexts.invalid : problemOf(editing, "priceCents")}
      >
        {(control) => (
          <Input
            {...control}
            name="priceCents"
            inputmode="decimal"
            autocomplete="off"
            value={shown()}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              draft.set("priceCents", centsOf(event.currentTarget.value));
            }}
          />
        )}
      </Field>
      <Field label={fieldTexts.currency.label} error={problemOf(editing, "currency")}>
        {(control) => (
          <Select
            {...control}
            name="currency"
            value={draft.document().currency}
            onChange={(event) =>
              draft.set("currency", CURRENCIES.find((one) => one === event.currentTarget.value) ?? "USD")
            }
          >
            <For each={CURRENCIES}>{(currency) => <option value={currency}>{currency}</option>}</For>
          </Select>
        )}
      </Field>
    </div>
  );
};
