import { NOT_FOUND_TITLE } from "../../domain/platform/pages/rules.ts";
import { ButtonLink } from "./button.tsx";
import { EmptyState } from "./states.tsx";
import { notFoundTexts } from "./texts.ts";

/** What a missing page says; also said of what the reader may not know of, in the very same words. */
export const NotFoundState = (props: {
  readonly title?: string | undefined;
  readonly text?: string | undefined;
}) => (
  <EmptyState
    page
    kind="missing"
    tab={NOT_FOUND_TITLE}
    title={props.title ?? NOT_FOUND_TITLE}
    text={props.text ?? notFoundTexts.text}
    actions={
      <>
        <ButtonLink href="/courses" variant="primary">
          {notFoundTexts.browse}
        </ButtonLink>
        <ButtonLink href="/">{notFoundTexts.home}</ButtonLink>
      </>
    }
  />
);
