import type { Anchor } from "../../../ui/menus/placement.ts";

/** A thread. */
export interface ThreadSheet {
  readonly kind: "thread";
  /** Its first message. */
  readonly id: string;
  /** A reply in it that the reader is to be led to. */
  readonly at?: string;
  /** The reader is about to write in it. */
  readonly writes?: true;
}

/** What is open beside the room, or over it. */
export type Panel =
  | ThreadSheet
  | { readonly kind: "search" }
  | { readonly kind: "pins" }
  | { readonly kind: "answers" }
  | { readonly kind: "members" }
  | { readonly kind: "settings" }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "moderation" }
  | { readonly kind: "menu" /** What it was asked for by. */; readonly anchor: Anchor }
  | { readonly kind: "report"; readonly messageId: string }
  | {
      readonly kind: "sanction";
      readonly userId: string;
      readonly name: string;
      readonly of: "mute" | "remove";
    }
  | { readonly kind: "versions"; readonly messageId: string };

/** A question over the room; what is open beside it stays. */
export type DialogPanel = Extract<Panel, { kind: "menu" | "report" | "sanction" | "versions" }>;

/** Stands beside the room on wide screens, in the place of who is here. */
export type SheetPanel = Exclude<Panel, DialogPanel>;

const dialogs: ReadonlySet<Panel["kind"]> = new Set(["menu", "report", "sanction", "versions"]);

/** Whether a panel takes the place beside the room. */
export const isSheet = (panel: Panel | null): panel is SheetPanel =>
  panel !== null && !dialogs.has(panel.kind);
