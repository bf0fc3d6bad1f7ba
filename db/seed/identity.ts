import { LEGAL_VERSIONS } from "../../domain/identity/consent/rules.ts";
import { demoEmail, demoPassword } from "../../domain/identity/demo/rules.ts";
import { hashPassword } from "../../domain/identity/passwords/password.ts";
import {
  accounts,
  legalConsents,
  moderatorInvites,
  userAvailability,
  userExpertise,
  userInterests,
  userQualifications,
  users,
} from "../schema/index.ts";
import { creators, learners, type PersonData, staff } from "./data/people.ts";
import { after, ago, DAY, HOUR, idAt, insert, MINUTE, person, type World } from "./world.ts";

const everybody = [...staff, ...creators, ...learners];

function roleOf(data: PersonData) {
  const has = (flag: NonNullable<PersonData["flags"]>[number]) => data.flags?.includes(flag) ?? false;
  const flags = {
    isAdmin: has("admin"),
    isModerator: has("moderator"),
    isCreator: has("creator"),
    isStudentTeacher: has("studentTeacher"),
    isEmployer: has("employer"),
  };
  const role = flags.isAdmin
    ? ("admin" as const)
    : flags.isModerator
      ? ("moderator" as const)
      : flags.isCreator
        ? ("creator" as const)
        : flags.isStudentTeacher
          ? ("student_teacher" as const)
          : ("student" as const);
  return { ...flags, role };
}

/** People with their passwords and profiles. Whoever teaches shows a public card; of the others, one in three. */
export async function seedIdentity(world: World): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  for (const data of everybody) {
    const joinedAt = ago(world, data.joined * DAY + world.random.int(0, 20) * HOUR);
    world.people.set(data.handle, {
      id: idAt(world, joinedAt),
      handle: data.handle,
      name: data.name,
      joinedAt,
    });
  }
  const with_ = everybody.map((data) => ({ data, who: person(world, data.handle) }));
  insert(
    world,
    users,
    with_.map(({ data, who }) => {
      const role = roleOf(data);
      const teaches = role.isCreator || role.isStudentTeacher;
      return {
        id: who.id,
        email: demoEmail(data.handle),
        name: data.name,
        handle: data.handle,
        title: data.title,
        bioShort: data.bioShort,
        bio: data.bio ?? null,
        teachingPhilosophy: data.philosophy ?? null,
        website: data.website ?? null,
        ...role,
        privacyPublic: teaches || world.random.chance(1 / 3),
        emailVerified: true,
        emailStatus: "valid" as const,
        timeZone: data.timeZone,
        ...(teaches
          ? {
              stripeAccountId: `acct_demo_${data.handle}`,
              stripeAccountStatus: "active" as const,
              stripePayoutsEnabled: true,
            }
          : {}),
        createdAt: who.joinedAt,
        updatedAt: who.joinedAt,
      };
    }),
  );
  insert(
    world,
    accounts,
    with_.map(({ who }) => ({
      userId: who.id,
      providerId: "credential",
      accountId: who.id,
      passwordHash,
      createdAt: who.joinedAt,
      updatedAt: who.joinedAt,
    })),
  );
  insert(
    world,
    legalConsents,
    with_.flatMap(({ who }) =>
      (["terms", "privacy"] as const).map((document) => ({
        userId: who.id,
        document,
        version: LEGAL_VERSIONS[document],
        acceptedAt: who.joinedAt,
      })),
    ),
  );
  seedProfiles(world, with_);
  seedInvites(world);
}

function seedProfiles(
  world: World,
  with_: readonly { data: PersonData; who: { id: string; joinedAt: Date } }[],
): void {
  insert(
    world,
    userExpertise,
    with_.flatMap(({ data, who }) => (data.expertise ?? []).map((tag) => ({ userId: who.id, tag }))),
  );
  insert(
    world,
    userInterests,
    with_.flatMap(({ data, who }) => (data.interests ?? []).map((tag) => ({ userId: who.id, tag }))),
  );
  insert(
    world,
    userQualifications,
    with_.flatMap(({ data, who }) =>
      (data.qualifications ?? []).map((sentence, displayOrder) => ({
        userId: who.id,
        sentence,
        displayOrder,
        createdAt: who.joinedAt,
      })),
    ),
  );
  const alwaysReady = new Set(["marcus", "nadia"]);
  insert(
    world,
    userAvailability,
    with_
      .filter(({ data }) => data.flags?.includes("studentTeacher"))
      .map(({ data, who }) => {
        const isAvailable = alwaysReady.has(data.handle) || world.random.chance(0.4);
        const lastAvailableAt = ago(world, isAvailable ? 20 * MINUTE : world.random.int(1, 5) * DAY);
        return { userId: who.id, isAvailable, lastAvailableAt, updatedAt: lastAvailableAt };
      }),
  );
}

/** Of the invite that the audit log tells of. */
export const PENDING_INVITE_ID = "0196a5c2-7d1e-7b60-9c43-2f8d51e7a0b4";

function seedInvites(world: World): void {
  const admin = person(world, "admin");
  const moderator = person(world, "moderator");
  const accepted = after(moderator.joinedAt, 5 * MINUTE);
  const sent = ago(world, 2 * DAY);
  insert(world, moderatorInvites, [
    {
      email: demoEmail("moderator"),
      invitedBy: admin.id,
      token: "demo-invite-accepted",
      status: "accepted",
      acceptedBy: moderator.id,
      sentAt: after(moderator.joinedAt, -DAY),
      acceptedAt: accepted,
      expiresAt: after(moderator.joinedAt, 6 * DAY),
      createdAt: after(moderator.joinedAt, -DAY),
    },
    {
      id: PENDING_INVITE_ID,
      email: "rosa@peerloop.test",
      invitedBy: admin.id,
      token: "demo-invite-pending",
      sentAt: sent,
      expiresAt: after(sent, 7 * DAY),
      createdAt: sent,
    },
  ]);
}
