import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgEnum, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, currency, id, moment, updatedAt } from "./columns.ts";
import { users } from "./identity.ts";

export const newsletterStatus = pgEnum("newsletter_status", ["draft", "scheduled", "sent"]);

export const newsletterTiers = pgTable(
  "newsletter_tiers",
  {
    id: id(),
    creatorId: uuid("creator_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    name: text("name").notNull(),
    priceCents: integer("price_cents").notNull(),
    currency: currency(),
    description: text("description"),
    isActive: boolean("is_active").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    unique("newsletter_tiers_creator_id_name_key").on(t.creatorId, t.name),
    check("newsletter_tiers_price_cents_check", sql`${t.priceCents} >= 0`),
    check("newsletter_tiers_currency_check", sql`${t.currency} ~ '^[A-Z]{3}$'`),
  ],
);

export const newsletters = pgTable(
  "newsletters",
  {
    id: id(),
    creatorId: uuid("creator_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    title: text("title").notNull(),
    content: text("content").notNull(),
    status: newsletterStatus("status").notNull().default("draft"),
    tierId: uuid("tier_id").references(() => newsletterTiers.id, { onDelete: "restrict" }),
    scheduledFor: moment("scheduled_for"),
    sentAt: moment("sent_at"),
    opensCount: integer("opens_count").default(0),
    clicksCount: integer("clicks_count").default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("newsletters_creator_id_idx").on(t.creatorId, t.createdAt),
    index("newsletters_scheduled_idx").on(t.scheduledFor).where(sql`status = 'scheduled'`),
    check(
      "newsletters_scheduled_for_check",
      sql`${t.status} <> 'scheduled' or ${t.scheduledFor} is not null`,
    ),
    check("newsletters_sent_at_check", sql`(${t.status} = 'sent') = (${t.sentAt} is not null)`),
    check("newsletters_counts_check", sql`least(${t.opensCount}, ${t.clicksCount}, 0) >= 0`),
  ],
);

export const newsletterSubscribers = pgTable(
  "newsletter_subscribers",
  {
    id: id(),
    creatorId: uuid("creator_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    tierId: uuid("tier_id").references(() => newsletterTiers.id, { onDelete: "restrict" }),
    subscribedAt: createdAt("subscribed_at"),
    unsubscribedAt: moment("unsubscribed_at"),
  },
  (t) => [
    unique("newsletter_subscribers_creator_id_user_id_key").on(t.creatorId, t.userId),
    index("newsletter_subscribers_user_id_idx").on(t.userId),
    check("newsletter_subscribers_people_check", sql`${t.creatorId} <> ${t.userId}`),
    check("newsletter_subscribers_unsubscribed_at_check", sql`${t.unsubscribedAt} >= ${t.subscribedAt}`),
  ],
);
