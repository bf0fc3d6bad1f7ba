/** A pin, drawn as the icons of `ui/icons.tsx` are; here, so that it is loaded with the panels. */
export const PinIcon = (props: { readonly class?: string | undefined }) => (
  <svg
    class={`size-5 shrink-0 ${props.class ?? ""}`}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d="m14 4 6 6-4 1-3.500 3.500-.5 4.500-7-7 4.500-.5L13 8zM8.500 15.500 4 20" />
  </svg>
);
