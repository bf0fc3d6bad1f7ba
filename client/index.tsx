import "./lib/load-module.ts";
import "./styles.css";
import { render } from "solid-js/web";
import { App } from "./app.tsx";
import { fetchPage } from "./routes.ts";
import { fetchMemberTools } from "./shell/lazy-member-tools.tsx";
import { findMe, wasMember } from "./shell/me.ts";

findMe();
// The page, too, while it is found out who looks at it.
fetchPage(location.pathname);
// Members' tools are fetched while it is found out who they are, not after.
if (wasMember()) fetchMemberTools().catch(() => undefined);

const root = document.getElementById("app");
if (root) render(() => <App />, root);
