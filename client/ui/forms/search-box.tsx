import { type JSX, splitProps } from "solid-js";
import { SearchIcon } from "../icons.tsx";
import { Input } from "./field.tsx";

/** A field to look for something in; what it looks for is its label. */
export const SearchBox = (
  props: Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "onInput"> & {
    readonly label: string;
    readonly onText: (text: string) => void;
  },
) => {
  const [own, rest] = splitProps(props, ["label", "onText"]);
  return (
    <div class="relative">
      <SearchIcon class="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-faint" />
      <Input
        type="search"
        autocomplete="off"
        enterkeyhint="search"
        placeholder={own.label}
        {...rest}
        aria-label={own.label}
        class="pl-10"
        onInput={(event) => own.onText(event.currentTarget.value)}
      />
    </div>
  );
};
