/** What stands around a page for members, live all of it: one module. */
export { Calls } from "./calls.tsx";
export { PhoneBar } from "./phone-bar.tsx";
export { PhoneTabs } from "./phone-tabs.tsx";
export { Rail } from "./rail.tsx";
