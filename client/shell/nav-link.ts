/** How a place in the header's navigation looks. */
export const navLink =
  "inline-flex min-h-10 items-center rounded-md px-3 text-sm font-semibold text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:text-accent-ink";
