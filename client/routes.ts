import type { RouteDefinition } from "@solidjs/router";
import type { Component } from "solid-js";
import { forMembers } from "./components/shell/require-member.tsx";
import { lazyPart, PageWaiting } from "./components/ui/part.tsx";

const page = (load: () => Promise<{ readonly default: Component }>) => lazyPart(load, PageWaiting);

/** Every page by its address; each is fetched when it is first gone to. */
export const routes: RouteDefinition[] = [
  { path: "/", component: page(() => import("./routes/home.tsx")) },
  { path: "/courses", component: page(() => import("./routes/catalogue.tsx")) },
  { path: "/courses/:slug", component: page(() => import("./routes/course.tsx")) },
  { path: "/courses/:slug/chat", component: forMembers(page(() => import("./routes/chat.tsx"))) },
  { path: "/help/:id", component: forMembers(page(() => import("./routes/summon.tsx"))) },
  { path: "/sessions", component: forMembers(page(() => import("./routes/sessions.tsx"))) },
  { path: "/sessions/:id", component: forMembers(page(() => import("./routes/session.tsx"))) },
  { path: "/dashboard", component: forMembers(page(() => import("./routes/dashboard.tsx"))) },
  { path: "/notifications", component: forMembers(page(() => import("./routes/notifications.tsx"))) },
  { path: "/settings", component: forMembers(page(() => import("./routes/settings.tsx"))) },
  { path: "/u/:handle", component: page(() => import("./routes/profile.tsx")) },
  { path: "/sign-in", component: page(() => import("./routes/sign-in.tsx")) },
  { path: "/sign-up", component: page(() => import("./routes/sign-up.tsx")) },
  { path: "/verify-email", component: page(() => import("./routes/verify-email.tsx")) },
  { path: "/forgot-password", component: page(() => import("./routes/forgot-password.tsx")) },
  { path: "/reset-password", component: page(() => import("./routes/reset-password.tsx")) },
  { path: "/local-mails", component: page(() => import("./routes/local-mails.tsx")) },
  { path: "*", component: page(() => import("./routes/not-found.tsx")) },
];
