import { icon } from "./icon.tsx";

export const ArrowLeftIcon = /* @__PURE__ */ icon("M20 12H5m6 6-6-6 6-6");
export const ArrowDownIcon = /* @__PURE__ */ icon("M12 4v15m6-6-6 6-6-6");
export const BellIcon = /* @__PURE__ */ icon(
  "M6 10a6 6 0 0 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7m4 10.500a2.2 2.2 0 0 0 4 0",
);
export const BookIcon = /* @__PURE__ */ icon(
  "M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2m0-14c2-1.5 5-2 8-2v14c-3 0-6 .5-8 2m0-14v14",
);
export const CalendarIcon = /* @__PURE__ */ icon("M4 6h16v14H4zm0 5h16M8 3.500V8m8-4.500V8");
export const CameraIcon = /* @__PURE__ */ icon("M3 7h12v10H3zm12 4 6-3v8l-6-3");
export const ChatIcon = /* @__PURE__ */ icon("M4 5h16v11H11l-5 4v-4H4zm4 4h8m-8 3h5");
export const CheckIcon = /* @__PURE__ */ icon("m4.5 12.5 5 5 10-11");
export const ChevronDownIcon = /* @__PURE__ */ icon("m6 9.5 6 6 6-6");
export const ChevronRightIcon = /* @__PURE__ */ icon("m9.5 6 6 6-6 6");
export const ClockIcon = /* @__PURE__ */ icon(
  "M12 3.500a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17M12 7.500V12l3 2",
);
export const CloseIcon = /* @__PURE__ */ icon("m6 6 12 12M18 6 6 18");
export const DeviceIcon = /* @__PURE__ */ icon("M4 5h16v10H4zm5 14h6m-3-4v4");
export const GaugeIcon = /* @__PURE__ */ icon("M4.5 18a9 9 0 1 1 15 0M12 14l4-5");
export const GripIcon = /* @__PURE__ */ icon("M9 6h.01M9 12h.01M9 18h.01M15 6h.01M15 12h.01M15 18h.01");
export const HandIcon = /* @__PURE__ */ icon(
  "M8 12.500V6.200a1.5 1.5 0 0 1 3 0V11m0-1V4.700a1.5 1.5 0 0 1 3 0V11m0-4.300a1.5 1.5 0 0 1 3 0V15a6 6 0 0 1-6 6c-3 0-4.5-1.5-6.5-5.500L3 12.700c.8-1.3 2.3-1.3 3.2 0L8 15",
);
export const HelpIcon = /* @__PURE__ */ icon(
  "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.7.4-1.1.9-1.1 1.7M12 16.8v.1",
);
export const HomeIcon = /* @__PURE__ */ icon("m4 11 8-7 8 7v9h-5.500v-6h-5v6H4z");
export const InboxIcon = /* @__PURE__ */ icon("M4 13 6.500 5h11L20 13v6H4zm0 0h4.500a3.5 3.500 0 0 0 7 0H20");
export const LogOutIcon = /* @__PURE__ */ icon("M14 4H5v16h9M10 12h10m-4-4 4 4-4 4");
export const MonitorIcon = /* @__PURE__ */ icon("M4 5h16v11H4zm4 15h8");
export const MoonIcon = /* @__PURE__ */ icon("M20 14A8.5 8.5 0 0 1 10 4a8.5 8.5 0 1 0 10 10");
export const OfflineIcon = /* @__PURE__ */ icon(
  "M5 12.500a10 10 0 0 1 3-2M2 9a15 15 0 0 1 4-2.600M11 6a14 14 0 0 1 11 3m-6.5 2a10 10 0 0 1 3.5 2.200M8.5 16a5 5 0 0 1 6.2-.6M12 20v.1M3 3l18 18",
);
export const PeopleIcon = /* @__PURE__ */ icon(
  "M9 4.500a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M2.5 20a6.5 6.5 0 0 1 13 0M15.5 5a3.5 3.5 0 0 1 0 6.500m2 2.800a6.5 6.5 0 0 1 4 5.7",
);
export const PencilIcon = /* @__PURE__ */ icon("M4 20l1-5L16 4l4 4L9 19zm10-14 4 4");
export const PersonIcon = /* @__PURE__ */ icon(
  "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M4.5 20.500a7.5 7.5 0 0 1 15 0",
);
export const PlusIcon = /* @__PURE__ */ icon("M12 5v14m-7-7h14");
export const RetryIcon = /* @__PURE__ */ icon(
  "M19.5 9A8 8 0 0 0 5 8m-.5 7A8 8 0 0 0 19 16M19.5 4.500V9H15M4.5 19.500V15H9",
);
export const SearchIcon = /* @__PURE__ */ icon("M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14m5 12 5 5");
export const SendIcon = /* @__PURE__ */ icon("m4 4 17 8-17 8 3-8zm3 8h7");
export const SettingsIcon = /* @__PURE__ */ icon(
  "M4 7h9m5 0h2M4 17h3m5 0h8M15.5 4.500a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5M9.5 14.500a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5",
);
export const SunIcon = /* @__PURE__ */ icon(
  "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8M12 2.500v2m0 15v2M2.5 12h2m15 0h2M5.3 5.300l1.4 1.400m10.6 10.6 1.4 1.400m0-13.4-1.4 1.400M6.7 17.300l-1.4 1.4",
);
export const TeachIcon = /* @__PURE__ */ icon("M3 5h18v11H3zm9 11v4m-4 0h8M7.500 12l3-3 2 2 4-3.500");
