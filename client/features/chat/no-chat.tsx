import { ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/states.tsx";

/** Why somebody sees no chat here: they are no member of the course, or it has none. */
const NoChat = (props: { readonly slug: string; readonly title: string; readonly isMember: boolean }) =>
  props.isMember ? <NoRoom slug={props.slug} /> : <NoMember slug={props.slug} title={props.title} />;

const NoMember = (props: { readonly slug: string; readonly title: string }) => (
  <EmptyState
    page
    class="my-auto"
    title="This chat is for the course’s members"
    text={`Enrol in ${props.title} to talk with the people who learn and teach it.`}
    actions={
      <ButtonLink href={`/courses/${props.slug}`} variant="primary">
        See the course
      </ButtonLink>
    }
  />
);

const NoRoom = (props: { readonly slug: string }) => (
  <EmptyState
    page
    class="my-auto"
    title="This course has no chat"
    text="Its creator has not opened one."
    actions={<ButtonLink href={`/courses/${props.slug}`}>Back to the course</ButtonLink>}
  />
);

export default NoChat;
