/** What somebody wrote as plain text, with its line breaks: until its marks and addresses are drawn, and without any. */
export const MessageText = (props: { readonly text: string }) => (
  <p dir="auto" class="whitespace-pre-wrap [overflow-wrap:anywhere]">
    {props.text}
  </p>
);
