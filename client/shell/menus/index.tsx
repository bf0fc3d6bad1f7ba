/** What the buttons of the header open: one module. */
export { AccountMenu } from "./account-menu.tsx";
export { GoodwillFacts } from "./goodwill-facts.tsx";
export { NewestNotifications } from "./newest-notifications.tsx";
