import type { Component } from "solid-js";
import {
  CalendarIcon,
  ChatIcon,
  GaugeIcon,
  HomeIcon,
  InboxIcon,
  PencilIcon,
  PeopleIcon,
  PersonIcon,
  TeachIcon,
} from "../../ui/icons.tsx";
import type { Place } from "./places.ts";

/** What each place is known by. */
export const placeIcons: Readonly<Record<Place["key"], Component>> = {
  home: HomeIcon,
  inbox: InboxIcon,
  sessions: CalendarIcon,
  teach: TeachIcon,
  studio: PencilIcon,
  students: PeopleIcon,
  manage: GaugeIcon,
  chats: ChatIcon,
  me: PersonIcon,
};
