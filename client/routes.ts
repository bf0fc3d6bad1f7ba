import type { RouteDefinition } from "@solidjs/router";
import type { Component } from "solid-js";
import { forMembers } from "./shell/require-member.tsx";
import { lazyComponent, PageWaiting } from "./ui/lazy-component.tsx";

const page = (load: () => Promise<{ readonly default: Component }>) => lazyComponent(load, PageWaiting);

/** Every page by its address; each is fetched when it is first gone to. */
export const routes: RouteDefinition[] = [
  { path: "/", component: page(() => import("./features/platform/home-page.tsx")) },
  { path: "/courses", component: page(() => import("./features/courses/catalogue/catalogue-page.tsx")) },
  { path: "/courses/:slug", component: page(() => import("./features/courses/course/course-page.tsx")) },
  { path: "/courses/:slug/chat", component: forMembers(page(() => import("./features/chat/chat-page.tsx"))) },
  { path: "/help/:id", component: forMembers(page(() => import("./features/summons/summon-page.tsx"))) },
  { path: "/sessions", component: forMembers(page(() => import("./features/sessions/sessions-page.tsx"))) },
  {
    path: "/sessions/:id",
    component: forMembers(page(() => import("./features/sessions/session-page.tsx"))),
  },
  {
    path: "/dashboard",
    component: forMembers(page(() => import("./features/dashboard/dashboard-page.tsx"))),
  },
  {
    path: "/notifications",
    component: forMembers(page(() => import("./features/notifications/notifications-page.tsx"))),
  },
  {
    path: "/settings",
    component: forMembers(page(() => import("./features/identity/settings/settings-page.tsx"))),
  },
  { path: "/u/:handle", component: page(() => import("./features/identity/profile/profile-page.tsx")) },
  { path: "/sign-in", component: page(() => import("./features/identity/sign-in/sign-in-page.tsx")) },
  { path: "/sign-up", component: page(() => import("./features/identity/sign-in/sign-up-page.tsx")) },
  {
    path: "/verify-email",
    component: page(() => import("./features/identity/sign-in/verify-email-page.tsx")),
  },
  {
    path: "/forgot-password",
    component: page(() => import("./features/identity/sign-in/forgot-password-page.tsx")),
  },
  {
    path: "/reset-password",
    component: page(() => import("./features/identity/sign-in/reset-password-page.tsx")),
  },
  { path: "/local-mails/:view?", component: page(() => import("./features/mail/local-mails-page.tsx")) },
  { path: "*", component: page(() => import("./features/platform/not-found-page.tsx")) },
];
