import type { Me } from "../../../domain/identity/model.ts";
import { isAvailable } from "../../shell/availability/availability.ts";
import { useInbox } from "../../shell/inbox/inbox.ts";
import { leave } from "../../shell/menus/leave.ts";
import { railPlaces } from "../../shell/navigation/places.ts";
import { myRooms } from "../../shell/rooms/rooms.ts";
import { accountTexts, placeTexts } from "../../shell/texts.ts";
import { setTheme, theme } from "../../shell/theme.ts";
import type { Entry } from "./entries.ts";
import { sitePages } from "./site-pages.ts";
import { paletteTexts } from "./texts.ts";

/** What can be done and gone to without asking the server: rooms, actions and places, as they are now. */
export const commandsFor = (me: Me, go: (path: string) => void): readonly Entry[] => {
  const inbox = useInbox();
  const to = (path: string) => () => go(path);
  const place = (id: string, label: string, path: string, keywords?: string): Entry => ({
    id: `place ${id}`,
    group: "places",
    label,
    keywords,
    run: to(path),
  });
  const rooms = myRooms();
  return [
    ...rooms.map(
      (room): Entry => ({
        id: `room ${room.roomId}`,
        group: "rooms",
        label: room.title,
        detail: paletteTexts.room,
        run: to(`/courses/${room.slug}/chat`),
      }),
    ),
    ...rooms.flatMap((room): readonly Entry[] =>
      room.liveSessionId === null
        ? []
        : [
            {
              id: `session ${room.liveSessionId}`,
              group: "actions",
              label: paletteTexts.session(room.title),
              run: to(`/sessions/${room.liveSessionId}`),
            },
          ],
    ),
    // Who may ask for help in a course learns it.
    ...rooms
      .filter(({ mayAsk }) => mayAsk)
      .map(
        (room): Entry => ({
          id: `learn ${room.courseId}`,
          group: "actions",
          label: paletteTexts.learn(room.title),
          keywords: "learning modules progress",
          run: to(`/courses/${room.slug}/learn`),
        }),
      ),
    ...rooms
      .filter(({ mayAsk }) => mayAsk)
      .map(
        (room): Entry => ({
          id: `help ${room.courseId}`,
          group: "actions",
          label: paletteTexts.help(room.title),
          keywords: "ask request helper",
          run: to(`/courses/${room.slug}/chat?ask=1`),
        }),
      ),
    ...(inbox.state.canHelp
      ? [
          {
            id: "available",
            group: "actions",
            label: isAvailable() ? paletteTexts.notReady : paletteTexts.ready,
            keywords: "available availability helper",
            run: () => inbox.setAvailable(!isAvailable()),
          } satisfies Entry,
        ]
      : []),
    ...(["light", "dark", "system"] as const)
      .filter((one) => one !== theme())
      .map(
        (one): Entry => ({
          id: `theme ${one}`,
          group: "actions",
          label: paletteTexts[one],
          keywords: "theme appearance",
          run: () => setTheme(one),
        }),
      ),
    {
      id: "sign out",
      group: "actions",
      label: accountTexts.signOut,
      keywords: "log out logout leave",
      run: () => void leave(go),
    },
    ...railPlaces(me).map(({ key, label, href }) => place(key, label, href)),
    place("chats", paletteTexts.chats, "/chats"),
    place("browse", placeTexts.browse, "/courses", "catalogue catalog"),
    place("profile", paletteTexts.profile, `/u/${me.handle}`),
    place("settings", paletteTexts.settings, "/settings", "time zone quiet hours email password privacy"),
    ...sitePages.map(({ path, label, keywords }) => place(`page ${path}`, label, path, keywords)),
  ];
};
