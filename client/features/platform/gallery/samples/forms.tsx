import { createSignal } from "solid-js";
import { Field, Input, Select, Textarea } from "../../../../ui/forms/field.tsx";
import { SearchBox } from "../../../../ui/forms/search-box.tsx";
import { Segmented } from "../../../../ui/forms/segmented.tsx";
import { Switch } from "../../../../ui/forms/switch.tsx";
import type { SampleGroup } from "../sample.tsx";

const Turned = (props: { readonly on: boolean; readonly disabled?: boolean }) => {
  const [checked, setChecked] = createSignal(props.on);
  return (
    <Switch
      label="Ready to help"
      hint="Requests reach you on every page."
      checked={checked()}
      disabled={props.disabled}
      onChange={setChecked}
    />
  );
};

const Chosen = () => {
  const [value, setValue] = createSignal<"week" | "month">("week");
  return (
    <Segmented
      label="Span"
      options={[
        { key: "week", label: "Week" },
        { key: "month", label: "Month" },
      ]}
      value={value()}
      onChange={setValue}
    />
  );
};

export const forms: SampleGroup = {
  name: "Forms",
  samples: [
    {
      name: "Field",
      Show: () => (
        <Field label="Name" hint="As others see it." aside="0 of 80">
          {(control) => <Input {...control} value="Sarah Lindqvist" />}
        </Field>
      ),
    },
    {
      name: "Field, wrong",
      Show: () => (
        <Field label="Email" error="Enter an email address.">
          {(control) => <Input {...control} type="email" value="sarah@" />}
        </Field>
      ),
    },
    {
      name: "Field, disabled",
      Show: () => <Field label="Handle">{(control) => <Input {...control} disabled value="sarah" />}</Field>,
    },
    {
      name: "Text area",
      Show: () => (
        <Field label="About you">{(control) => <Textarea {...control}>I bake, and I code.</Textarea>}</Field>
      ),
    },
    {
      name: "Select",
      Show: () => (
        <Field label="Level">
          {(control) => (
            <Select {...control}>
              <option>Beginner</option>
              <option>Advanced</option>
            </Select>
          )}
        </Field>
      ),
    },
    { name: "Search box", Show: () => <SearchBox label="Search courses" onText={() => {}} /> },
    { name: "Segmented", Show: Chosen },
    { name: "Switch, on", Show: () => <Turned on /> },
    { name: "Switch, off", Show: () => <Turned on={false} /> },
    { name: "Switch, disabled", Show: () => <Turned on disabled /> },
  ],
};
