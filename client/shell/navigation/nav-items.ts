import type { Component } from "solid-js";
import type { Me } from "../../../domain/identity/model.ts";
import { BookIcon, CalendarIcon, GaugeIcon, HomeIcon } from "../../ui/icons.tsx";

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly icon: Component;
  /** Only this very address counts as being there. */
  readonly end: boolean;
}

/** The places a member goes to most; creators also have a dashboard. */
export const navItems = (me: Me): readonly NavItem[] => [
  { href: "/", label: "My learning", icon: HomeIcon, end: true },
  { href: "/courses", label: "Courses", icon: BookIcon, end: false },
  { href: "/sessions", label: "Sessions", icon: CalendarIcon, end: false },
  ...(me.roles.includes("creator")
    ? [{ href: "/dashboard", label: "Dashboard", icon: GaugeIcon, end: false }]
    : []),
];
