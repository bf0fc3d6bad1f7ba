import { Layer } from "effect";
import { FreeHelpers } from "../courses/free-helpers.ts";
import { ModuleCalls } from "../courses/module-calls.ts";
import { admittedBy } from "../identity/sign-in/entry.ts";
import { CalledCourses } from "../notifications/store/names.ts";
import { admitToSummon } from "./access.ts";
import { SummonsApi } from "./api.ts";
import { calledCourses, freeHelpers, moduleCalls } from "./lent.ts";
import { Availability } from "./offers/availability.ts";
import { Summons } from "./service.ts";
import { SummonClientFrame, SummonServerFrame } from "./wire.ts";

/** Calls for live help: who is called, who answers, and what it earns. */
export const summons = {
  layer: Availability.layer.pipe(Layer.provideMerge(Summons.layer)),
  lends: Layer.mergeAll(
    Layer.succeed(FreeHelpers, freeHelpers),
    Layer.succeed(ModuleCalls, moduleCalls),
    Layer.succeed(CalledCourses, calledCourses),
  ),
  apis: [SummonsApi],
  rooms: [
    {
      party: "summon",
      path: "/parties/summon/{summonId}",
      title: "Help room",
      description:
        "For the student who called and everyone who may answer; once someone has, the two of them talk.",
      clientFrames: SummonClientFrame,
      serverFrames: SummonServerFrame,
      admit: admittedBy("summon", admitToSummon),
      // What somebody is there follows from the summon, whose room knows each step of it.
      knowsRoles: true,
    },
  ],
  sweeps: [
    Summons.use((service) => service.expireDue),
    Availability.use((availability) => availability.endLapsed),
  ],
  mails: [],
} as const;
