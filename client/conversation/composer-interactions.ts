import type { Accessor, Component } from "solid-js";
import type { Attachment } from "../../domain/chat/wire.ts";

/** What the composer lets its interactions do with its field. */
export interface ComposerField {
  readonly element: HTMLTextAreaElement;
  readonly text: Accessor<string>;
  /** Another text, with the caret at a place in it, or at its end. */
  readonly write: (text: string, caret?: number) => void;
  readonly focus: () => void;
}

/** What a composer holds beside its field: files, suggestions, and what keys mean for them. */
export interface ComposerInteractions {
  /** What stands above and beside the composer's field. */
  readonly ComposerTop: Component<{ readonly field: ComposerField }>;
  readonly ComposerTools: Component<{ readonly field: ComposerField }>;
  /** Files that go with the next message; taken when it is sent. */
  readonly files: Accessor<readonly Attachment[]>;
  readonly takeFiles: () => readonly Attachment[];
  /** Takes the files of a message back that was not sent. */
  readonly putBack: (files: readonly Attachment[]) => void;
  /** Why nothing can be sent at this moment: nobody could, or the files are not there yet. */
  readonly hold: Accessor<string | null>;
  /** A key in the composer; true when it meant something. */
  readonly onComposerKey: (event: KeyboardEvent, field: ComposerField) => boolean;
  readonly onPaste: (event: ClipboardEvent, field: ComposerField) => void;
  readonly onDrop: (files: FileList) => void;
}
