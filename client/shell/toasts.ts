import { createSignal } from "solid-js";

export interface Toast {
  readonly id: number;
  readonly title: string;
  readonly text?: string | undefined;
  readonly tone: "plain" | "good" | "danger";
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

const SHOWN_MS = 6_000;
const MOST = 4;

const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
let lastId = 0;

/** Toasts shown now, oldest first. */
export { toasts };

/** Takes a toast away. */
export const dismissToast = (id: number): void => {
  setToasts((shown) => shown.filter((toast) => toast.id !== id));
};

/** Says something in a corner for six seconds; with an action or bad news, until it is dismissed. Answers its id. */
export const showToast = (toast: Omit<Toast, "id" | "tone"> & { readonly tone?: Toast["tone"] }): number => {
  const id = ++lastId;
  setToasts((shown) => [...shown, { tone: "plain" as const, ...toast, id }].slice(-MOST));
  if (!toast.action && toast.tone !== "danger") setTimeout(() => dismissToast(id), SHOWN_MS);
  return id;
};
