import { Router } from "@solidjs/router";
import { routes } from "./routes.ts";
import { AppShell } from "./shell/app-shell.tsx";
import { lazyComponent } from "./ui/lazy-component.tsx";

const OfferToasts = lazyComponent(async () => ({
  default: (await import("./features/summons/offers/offer-toasts.tsx")).OfferToasts,
}));

const Palette = lazyComponent(async () => ({
  default: (await import("./features/palette/palette.tsx")).Palette,
}));

const SiteFooter = lazyComponent(() => import("./features/platform/site-footer.tsx"));

/** The whole client. */
export const App = () => (
  <Router
    root={(props) => (
      <AppShell {...props} calls={<OfferToasts />} palette={<Palette />} footer={<SiteFooter />} />
    )}
    scrollRestoration
  >
    {routes}
  </Router>
);
