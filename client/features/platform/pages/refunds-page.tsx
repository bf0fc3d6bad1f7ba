import { Article } from "./article.tsx";
import { refunds } from "./texts/refunds.ts";

/** What is given back, and when. */
export default function Refunds() {
  return <Article path="/refunds" text={refunds} />;
}
