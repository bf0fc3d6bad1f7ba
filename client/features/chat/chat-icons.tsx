import { icon } from "../../ui/icon.tsx";

export const LockIcon = /* @__PURE__ */ icon("M5 11h14v9H5zm3 0V8a4 4 0 0 1 8 0v3");
export const MoreIcon = /* @__PURE__ */ icon(
  "M5 11.400a.6.6 0 1 1 0 1.200.6.6 0 0 1 0-1.200m7 0a.6.6 0 1 1 0 1.200.6.6 0 0 1 0-1.200m7 0a.6.6 0 1 1 0 1.200.6.6 0 0 1 0-1.200",
);
export const ReplyIcon = /* @__PURE__ */ icon("m9 6-5 5 5 5m-5-5h9a7 7 0 0 1 7 7v1");
export const SmileIcon = /* @__PURE__ */ icon(
  "M12 3.500a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17M8.5 14a4.2 4.2 0 0 0 7 0M9 9.500v.1m6-.1v.1",
);
