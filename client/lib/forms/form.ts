import { batch, createSignal } from "solid-js";
import { asApiError } from "../request/request.ts";
import { fieldTexts } from "../texts.ts";
import { createWait } from "../time/wait.ts";

/** Messages by field; a field without one is fine. */
export type FieldErrors<V> = { readonly [K in keyof V]?: string | undefined };

export interface FormOptions<V extends Record<string, string>> {
  readonly initial: V;
  /** What is wrong with the values, by field. Read on submit, and again while a field that was wrong is mended. */
  readonly validate: (values: V) => FieldErrors<V>;
  /** Sends them. What it throws is shown above the form, or beside the field that it names. */
  readonly submit: (values: V) => Promise<void>;
}

/**
 * A refusal in the server's form "field: what is wrong.", a line for each field, as those fields' errors; undefined where
 * any line is another text.
 */
export const fieldErrors = (
  message: string,
  names: readonly string[],
): Readonly<Record<string, string>> | undefined => {
  const found: Record<string, string> = {};
  for (const line of message.split("\n")) {
    const [, name, text] = /^(\w+): (.+)$/u.exec(line) ?? [];
    if (name === undefined || text === undefined || !names.includes(name)) return undefined;
    found[name] = sentence(text);
  }
  return found;
};

/** The end of a sentence about a field ("must be …") as one beside it. */
export const sentence = (text: string): string => {
  const whole = /^(?:is|isn’t|must|may|has)\b/u.test(text) ? fieldTexts.sentence(text) : text;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
};

/** The state of one form: values are never lost by a failure, and it is sent once at a time. */
export const createForm = <V extends Record<string, string>>(options: FormOptions<V>) => {
  const [values, setValues] = createSignal<V>({ ...options.initial });
  const [errors, setErrors] = createSignal<FieldErrors<V>>({});
  const [failure, setFailure] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const wait = createWait(() => setFailure(undefined));
  let form: HTMLFormElement | undefined;

  const showErrors = (found: FieldErrors<V>): boolean => {
    setErrors(() => found);
    const first = Object.keys(options.initial).find((name) => found[name]);
    if (first === undefined) return false;
    const field = form?.elements.namedItem(first);
    (field as HTMLElement | null | undefined)?.focus();
    return true;
  };

  const set = (name: keyof V & string, value: string) => {
    batch(() => {
      setValues((previous) => ({ ...previous, [name]: value }));
      if (errors()[name]) setErrors((known) => ({ ...known, [name]: options.validate(values())[name] }));
    });
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy() || wait.left() > 0) return;
    form = event.currentTarget as HTMLFormElement;
    setFailure(undefined);
    if (showErrors(options.validate(values()))) return;
    setBusy(true);
    try {
      await options.submit(values());
    } catch (thrown) {
      const error = asApiError(thrown);
      const found = fieldErrors(error.message, Object.keys(options.initial)) as FieldErrors<V> | undefined;
      if (!found || !showErrors(found)) setFailure(error.message);
      wait.start(error.retryAfterSeconds);
    } finally {
      setBusy(false);
    }
  };

  return {
    get values(): V {
      return values();
    },
    error: (name: keyof V) => errors()[name],
    failure,
    busy,
    /** Seconds until it may be sent again, after it was sent too often. */
    wait: wait.left,
    set,
    submit,
    /** Takes other values as the form's, after they were saved or read anew. */
    reset: (next: V) => {
      setValues(() => ({ ...next }));
      setErrors({});
      setFailure(undefined);
    },
    /** What an input of this name needs, spread into it. */
    bind: (name: keyof V & string) => ({
      name,
      get value() {
        return values()[name];
      },
      onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
        set(name, event.currentTarget.value),
    }),
  };
};
