import { createEffect, createSignal, on } from "solid-js";
import { api } from "../../../lib/request/api.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { Button } from "../../../ui/button.tsx";
import { onceClosed } from "../../../ui/close-on-back.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { type Filter, NOTHING, queryOf } from "./filter.ts";
import { FilterPanel } from "./filter-panel.tsx";
import { catalogueTexts as texts } from "./texts.ts";

/** The filters where there is no room for them beside the list: what is chosen applies when the sheet closes. */
export default function FilterSheet(props: {
  readonly filter: Filter;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onChange: (change: Partial<Filter>) => void;
}) {
  const [draft, setDraft] = createSignal(props.filter);
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (open) setDraft(props.filter);
      },
    ),
  );
  const found = createRemote(
    () => (props.open ? `courses found ${JSON.stringify(draft())}` : null),
    (signal) => api.courses({ ...queryOf(draft()), limit: 1 }, signal),
  );
  /** The address is set once the entry of the sheet is out of the history. */
  const close = () => {
    const chosen = draft();
    const isOther = JSON.stringify(chosen) !== JSON.stringify(props.filter);
    props.onClose();
    if (isOther) onceClosed(() => props.onChange(chosen));
  };
  const { q: _q, category: _category, ...cleared } = NOTHING;
  return (
    <Dialog open={props.open} onClose={close} title={texts.filters}>
      <FilterPanel
        filter={draft()}
        facets={found.data()?.facets}
        onChange={(change) => setDraft({ ...draft(), ...change })}
      />
      {/* In sight wherever in the list one is. */}
      <div class="sticky bottom-0 -mx-5 -mb-5 flex flex-wrap justify-end gap-2 border-t border-line bg-surface px-5 py-3 sm:-mx-6 sm:-mb-6 sm:px-6">
        <Button variant="quiet" onClick={() => setDraft({ ...draft(), ...cleared })}>
          {texts.clear}
        </Button>
        <Button variant="primary" onClick={close}>
          {found.data() === undefined ? texts.showFound : texts.show(found.data()?.total ?? 0)}
        </Button>
      </div>
    </Dialog>
  );
}
