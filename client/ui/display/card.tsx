import { type JSX, splitProps } from "solid-js";

/** A sheet on the page. Pad it by `class`. */
export const Card = (props: JSX.HTMLAttributes<HTMLDivElement>) => {
  const [own, rest] = splitProps(props, ["class"]);
  return <div {...rest} class={`rounded-lg border border-line bg-surface shadow-card ${own.class ?? ""}`} />;
};
