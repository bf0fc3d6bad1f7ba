import { For } from "solid-js";
import { addressParts } from "../../lib/address-parts.ts";

/** An address of mail, which breaks where it is read well; a part that is longer than its line breaks anywhere. */
export const EmailText = (props: { readonly address: string }) => (
  <span class="[overflow-wrap:anywhere]">
    <For each={addressParts(props.address)}>
      {(part, index) => (
        <>
          {index() > 0 && <wbr />}
          {part}
        </>
      )}
    </For>
  </span>
);
