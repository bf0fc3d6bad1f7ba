import { NotFoundState } from "../../ui/not-found-state.tsx";

/** Any address that leads nowhere. */
export default function NotFound() {
  return <NotFoundState />;
}
