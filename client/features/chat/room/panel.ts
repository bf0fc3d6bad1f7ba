/** What is open beside the room, or over it. */
export type Panel =
  | { readonly kind: "thread" /** The first message of the thread. */; readonly id: string }
  | { readonly kind: "search" }
  | { readonly kind: "pins" }
  | { readonly kind: "answers" }
  | { readonly kind: "members" }
  | { readonly kind: "settings" }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "moderation" }
  | { readonly kind: "menu" }
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
