import { ArrowDownIcon } from "../ui/icons.tsx";
import { latestText } from "./texts.ts";

/** Leads back to the newest message, and says how many came while the reader was further up. */
export const LatestPill = (props: { readonly fresh: number; readonly onPress: () => void }) => {
  const text = () => (props.fresh === 0 ? latestText.newest : latestText.fresh(props.fresh));
  return (
    <button
      type="button"
      class="-translate-x-1/2 absolute bottom-3 left-1/2 flex min-h-10 animate-rise items-center gap-2 whitespace-nowrap rounded-full px-4 font-semibold text-sm shadow-pop"
      classList={{
        "bg-mark text-on-mark": props.fresh > 0,
        "border border-edge bg-raised text-ink": props.fresh === 0,
      }}
      onClick={() => props.onPress()}
    >
      <ArrowDownIcon class="size-4" />
      {text()}
    </button>
  );
};
