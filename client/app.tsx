import { Router } from "@solidjs/router";
import { AppShell } from "./components/shell/app-shell.tsx";
import { routes } from "./routes.ts";

/** The whole client. */
export const App = () => (
  <Router root={AppShell} scrollRestoration>
    {routes}
  </Router>
);
