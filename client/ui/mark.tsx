/** PeerLoop's mark: a line that comes in, makes a loop and goes on, under a point of highlighter. */
export const Mark = (props: { readonly class?: string | undefined }) => (
  <svg class={props.class ?? "size-8"} viewBox="0 0 32 32" fill="none" aria-hidden="true">
    <path
      d="M3 25c9 0 18-5 18-13a6 6 0 0 0-12 0c0 8 9 13 20 13"
      stroke="var(--color-accent)"
      stroke-width="3.4"
      stroke-linecap="round"
    />
    <circle cx="26.5" cy="7" r="3.5" fill="var(--color-mark)" stroke="var(--color-ink)" stroke-width="1.2" />
  </svg>
);
