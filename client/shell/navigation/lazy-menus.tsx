import type { Component } from "solid-js";
import { whenIdle } from "../../lib/lazy-load.ts";
import { ComponentWaiting, lazyInPlace } from "../../ui/lazy-component.tsx";

/** Milliseconds for which the page itself comes first, as a phone needs them on a bad connection. */
const AHEAD_AFTER_MS = 5_000;

const fetchMenus = () => import("../menus/index.tsx");

const menu = <Props extends object>(
  pick: (menus: Awaited<ReturnType<typeof fetchMenus>>) => Component<Props>,
): Component<Props> => {
  const Menu = lazyInPlace(async () => ({ default: pick(await fetchMenus()) }), ComponentWaiting);
  setTimeout(() => whenIdle(() => void Menu.preload()), AHEAD_AFTER_MS);
  return Menu;
};

/** What the buttons of rail and bar open, fetched when the page has time for it. */
export const AccountMenu = menu((menus) => menus.AccountMenu);
export const GoodwillFacts = menu((menus) => menus.GoodwillFacts);
