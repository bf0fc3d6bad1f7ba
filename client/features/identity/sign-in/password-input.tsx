import { createSignal, type JSX } from "solid-js";
import { Input } from "../../../ui/forms/field.tsx";
import { entryTexts } from "./texts.ts";

/** A password, which can be shown while it is typed. */
export const PasswordInput = (props: JSX.InputHTMLAttributes<HTMLInputElement>) => {
  const [shown, setShown] = createSignal(false);
  return (
    <div class="relative">
      <Input
        {...props}
        type={shown() ? "text" : "password"}
        autocapitalize="off"
        spellcheck={false}
        class="pr-18"
      />
      <button
        type="button"
        aria-pressed={shown()}
        aria-label={entryTexts.showPassword}
        onClick={() => setShown(!shown())}
        class="absolute top-0.5 right-0.5 min-h-10 rounded-md px-3 text-sm font-semibold text-accent-ink hover:bg-sunken"
      >
        {shown() ? entryTexts.hide : entryTexts.show}
      </button>
    </div>
  );
};
