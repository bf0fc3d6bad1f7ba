import { chatTitle } from "../../../domain/platform/pages/rules.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { noChatText } from "./texts/no-chat.ts";

/** Why somebody sees no chat here: they are no member of the course, or it has none. */
const NoChat = (props: { readonly slug: string; readonly title: string; readonly isMember: boolean }) =>
  props.isMember ? (
    <NoRoom slug={props.slug} title={props.title} />
  ) : (
    <NoMember slug={props.slug} title={props.title} />
  );

const NoMember = (props: { readonly slug: string; readonly title: string }) => (
  <EmptyState
    page
    tab={chatTitle(props.title)}
    class="my-auto"
    title={noChatText.memberTitle}
    text={noChatText.memberText(props.title)}
    actions={
      <ButtonLink href={`/courses/${props.slug}`} variant="primary">
        {noChatText.seeCourse}
      </ButtonLink>
    }
  />
);

const NoRoom = (props: { readonly slug: string; readonly title: string }) => (
  <EmptyState
    page
    tab={chatTitle(props.title)}
    class="my-auto"
    title={noChatText.roomTitle}
    text={noChatText.roomText}
    actions={<ButtonLink href={`/courses/${props.slug}`}>{noChatText.back}</ButtonLink>}
  />
);

export default NoChat;
