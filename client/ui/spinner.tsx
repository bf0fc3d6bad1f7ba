/** Something is under way. Decorative: what is under way is said in words beside it. */
export const Spinner = (props: { readonly class?: string | undefined }) => (
  <svg class={`size-5 animate-spin ${props.class ?? ""}`} viewBox="0 0 24 24" fill="none" aria-hidden="true">
    <circle cx="12" cy="12" r="9" stroke="currentColor" stroke-opacity="0.25" stroke-width="2.5" />
    <path d="M21 12a9 9 0 0 0-9-9" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />
  </svg>
);
