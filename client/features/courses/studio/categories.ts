import { api } from "../../../lib/request/api.ts";
import { createRemote } from "../../../lib/request/remote.ts";

/** The categories that a course can be in. */
export const createCategories = () =>
  createRemote(
    () => "categories",
    (signal) => api.categories(signal),
  );
