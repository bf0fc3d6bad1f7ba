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
  {
    path: "/courses/:slug/learn",
    component: forMembers(page(() => import("./features/learning/course/learn-page.tsx"))),
  },
  {
    path: "/courses/:slug/homework/:id",
    component: forMembers(page(() => import("./features/homework/handing-in/homework-page.tsx"))),
  },
  {
    path: "/homework",
    component: forMembers(page(() => import("./features/homework/reviewing/queue-page.tsx"))),
  },
  {
    path: "/homework/:id",
    component: forMembers(page(() => import("./features/homework/reviewing/review-page.tsx"))),
  },
  {
    path: "/studio/:id/homework",
    component: forMembers(page(() => import("./features/homework/setting/setting-page.tsx"))),
  },
  {
    path: "/certificates/:code",
    component: page(() => import("./features/certificates/page/certificate-page.tsx")),
  },
  {
    path: "/checkout/:id",
    component: forMembers(page(() => import("./features/learning/checkout/checkout-page.tsx"))),
  },
  {
    path: "/students",
    component: forMembers(page(() => import("./features/learning/students/students-page.tsx"))),
  },
  { path: "/help/:id", component: forMembers(page(() => import("./features/summons/summon-page.tsx"))) },
  { path: "/sessions", component: forMembers(page(() => import("./features/sessions/sessions-page.tsx"))) },
  {
    path: "/sessions/:id",
    component: forMembers(page(() => import("./features/sessions/session-page.tsx"))),
  },
  { path: "/chats", component: forMembers(page(() => import("./features/chat/chats-page.tsx"))) },
  { path: "/me", component: forMembers(page(() => import("./features/identity/me-page.tsx"))) },
  { path: "/teaching", component: forMembers(page(() => import("./features/teaching/teaching-page.tsx"))) },
  { path: "/studio", component: forMembers(page(() => import("./features/courses/studio/studio-page.tsx"))) },
  {
    path: "/studio/:id",
    component: forMembers(page(() => import("./features/courses/studio/editor-page.tsx"))),
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
    path: "/settings/:section?",
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
  {
    path: "/how-it-works",
    component: page(() => import("./features/platform/pages/how-it-works-page.tsx")),
  },
  { path: "/teach", component: page(() => import("./features/platform/pages/teach-page.tsx")) },
  { path: "/help", component: page(() => import("./features/platform/pages/help-page.tsx")) },
  { path: "/contact", component: page(() => import("./features/platform/pages/contact-page.tsx")) },
  { path: "/terms", component: page(() => import("./features/platform/pages/terms-page.tsx")) },
  {
    path: "/creator-terms",
    component: page(() => import("./features/platform/pages/creator-terms-page.tsx")),
  },
  { path: "/privacy", component: page(() => import("./features/platform/pages/privacy-page.tsx")) },
  { path: "/refunds", component: page(() => import("./features/platform/pages/refunds-page.tsx")) },
  {
    path: "/accessibility",
    component: page(() => import("./features/platform/pages/accessibility-page.tsx")),
  },
  { path: "/imprint", component: page(() => import("./features/platform/pages/imprint-page.tsx")) },
  { path: "/local-mails/:view?", component: page(() => import("./features/mail/local-mails-page.tsx")) },
  { path: "/dev/ui", component: page(() => import("./features/platform/gallery/gallery-page.tsx")) },
  { path: "*", component: page(() => import("./features/platform/not-found-page.tsx")) },
];

/** The addresses of a route: `:name` is one step of a path, `:name?` one or none, `*` whatever there is. */
const addressesOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .replaceAll("*", ".*")
      .replaceAll(/\/:\w+\?/g, "(?:/[^/]+)?")
      .replaceAll(/:\w+/g, "[^/]+")}/?$`,
  );

/** Fetches the page at an address, if there is one, ahead of its being shown. */
export const fetchPage = (pathname: string): void => {
  const found = routes.find(({ path }) => typeof path === "string" && addressesOf(path).test(pathname));
  const preload = (found?.component as { preload?: () => Promise<unknown> } | undefined)?.preload;
  preload?.().catch(() => undefined);
};
