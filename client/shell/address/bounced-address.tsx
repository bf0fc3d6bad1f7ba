import { A } from "@solidjs/router";
import { Notice } from "../../ui/notice.tsx";

/** Tells a member, on whatever page, that our mails come back, and leads to where another address is given. */
export const BouncedAddress = (props: { readonly email: string }) => (
  <div class="mx-auto max-w-page px-4 pt-4">
    <Notice tone="mark">
      Our mails to <strong>{props.email}</strong> come back.{" "}
      <A href="/settings#email" class="underline underline-offset-4">
        Give us another address
      </A>
      , so that we can reach you and you can get back in.
    </Notice>
  </div>
);
