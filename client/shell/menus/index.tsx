/** What the buttons of rail and bar open: one module. */
export { AccountMenu } from "./account-menu.tsx";
export { GoodwillFacts } from "./goodwill-facts.tsx";
