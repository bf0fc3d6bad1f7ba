import { Article } from "./article.tsx";
import { accessibility } from "./texts/accessibility.ts";

/** How accessible PeerLoop is. */
export default function Accessibility() {
  return <Article path="/accessibility" text={accessibility} />;
}
