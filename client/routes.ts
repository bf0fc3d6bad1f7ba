import type { RouteDefinition } from "@solidjs/router";
import { lazy } from "solid-js";
import { forMembers } from "./components/shell/require-member.tsx";

/** Every page by its address; each is fetched when it is first gone to. */
export const routes: RouteDefinition[] = [
  { path: "/", component: lazy(() => import("./routes/home.tsx")) },
  { path: "/courses", component: lazy(() => import("./routes/catalogue.tsx")) },
  { path: "/courses/:slug", component: lazy(() => import("./routes/course.tsx")) },
  { path: "/courses/:slug/chat", component: forMembers(lazy(() => import("./routes/chat.tsx"))) },
  { path: "/help/:id", component: forMembers(lazy(() => import("./routes/summon.tsx"))) },
  { path: "/sessions", component: forMembers(lazy(() => import("./routes/sessions.tsx"))) },
  { path: "/sessions/:id", component: forMembers(lazy(() => import("./routes/session.tsx"))) },
  { path: "/dashboard", component: forMembers(lazy(() => import("./routes/dashboard.tsx"))) },
  { path: "/notifications", component: forMembers(lazy(() => import("./routes/notifications.tsx"))) },
  { path: "/settings", component: forMembers(lazy(() => import("./routes/settings.tsx"))) },
  { path: "/u/:handle", component: lazy(() => import("./routes/profile.tsx")) },
  { path: "/sign-in", component: lazy(() => import("./routes/sign-in.tsx")) },
  { path: "/sign-up", component: lazy(() => import("./routes/sign-up.tsx")) },
  { path: "/verify-email", component: lazy(() => import("./routes/verify-email.tsx")) },
  { path: "/forgot-password", component: lazy(() => import("./routes/forgot-password.tsx")) },
  { path: "/reset-password", component: lazy(() => import("./routes/reset-password.tsx")) },
  { path: "/local-mails", component: lazy(() => import("./routes/local-mails.tsx")) },
  { path: "*", component: lazy(() => import("./routes/not-found.tsx")) },
];
