import type { Component } from "solid-js";
import { whenSettled } from "../../lib/lazy-load.ts";
import { ComponentWaiting, lazyInPlace } from "../../ui/lazy-component.tsx";

const fetchMenus = () => import("../menus/index.tsx");

const menu = <Props extends object>(
  pick: (menus: Awaited<ReturnType<typeof fetchMenus>>) => Component<Props>,
): Component<Props> => {
  const Menu = lazyInPlace(async () => ({ default: pick(await fetchMenus()) }), ComponentWaiting);
  whenSettled(() => void Menu.preload());
  return Menu;
};

/** What the buttons of rail and bar open, fetched when the page has time for it. */
export const AccountMenu = menu((menus) => menus.AccountMenu);
export const GoodwillFacts = menu((menus) => menus.GoodwillFacts);
