import { icon } from "../../ui/icon.tsx";

export const CameraOffIcon = /* @__PURE__ */ icon("M9 7h6v4l6-3v8l-4-2M15 17H3V7h1M3 3l18 18");
export const HangUpIcon = /* @__PURE__ */ icon(
  "M3 15.500c0-3 3.5-5.5 9-5.500s9 2.5 9 5.500l-4.5 1-1-3a14 14 0 0 0-7 0l-1 3z",
);
export const MicIcon = /* @__PURE__ */ icon(
  "M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0zm-3.5 5a6.5 6.5 0 0 0 13 0M12 17.500V21",
);
export const MicOffIcon = /* @__PURE__ */ icon(
  "M15 10V6a3 3 0 0 0-5.8-1M9 9v2a3 3 0 0 0 4.5 2.600M5.5 11a6.5 6.5 0 0 0 11 4.700M12 17.500V21M3 3l18 18",
);
