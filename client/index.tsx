import "./lib/load-module.ts";
import "./styles.css";
import { render } from "solid-js/web";
import { App } from "./app.tsx";
import { fetchMemberTools } from "./shell/lazy-member-tools.tsx";
import { loadMe, wasMember } from "./shell/me.ts";

void loadMe();
// Members' tools are fetched while it is found out who they are, not after.
if (wasMember()) fetchMemberTools().catch(() => undefined);

const root = document.getElementById("app");
if (root) render(() => <App />, root);
