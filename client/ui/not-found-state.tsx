import { ButtonLink } from "./button.tsx";
import { EmptyState } from "./states.tsx";

/** What a missing page says; also said of what the reader may not know of, in the very same words. */
export const NotFoundState = (props: {
  readonly title?: string | undefined;
  readonly text?: string | undefined;
}) => (
  <EmptyState
    page
    title={props.title ?? "Nothing at this address"}
    text={props.text ?? "The page was moved, never existed, or the address has a slip in it."}
    actions={
      <>
        <ButtonLink href="/courses" variant="primary">
          Browse courses
        </ButtonLink>
        <ButtonLink href="/">Go home</ButtonLink>
      </>
    }
  />
);
