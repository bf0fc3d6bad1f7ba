import { Segmented } from "../../../ui/forms/segmented.tsx";
import { roomMenuText as texts } from "../texts/panels.ts";
import { density, setDensity } from "./density.ts";

const options = [
  { key: "comfortable", label: texts.comfortable },
  { key: "compact", label: texts.compact },
] as const;

/** How close messages stand, in every room. Kept on this device. */
export const DensityChoice = (props: { readonly class?: string | undefined }) => (
  <Segmented
    label={texts.density}
    options={options}
    value={density()}
    onChange={setDensity}
    class={props.class}
  />
);
