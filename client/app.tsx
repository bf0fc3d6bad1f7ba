import { Router } from "@solidjs/router";
import { routes } from "./routes.ts";
import { AppShell } from "./shell/app-shell.tsx";

/** The whole client. */
export const App = () => (
  <Router root={AppShell} scrollRestoration>
    {routes}
  </Router>
);
