import { type SQL, sql } from "drizzle-orm";
import type { Addressees, Concerned } from "../mail/addressees.ts";

const hasAddress = (addresses: readonly string[]): SQL =>
  sql`u.email in (select value::citext from json_array_elements_text(${JSON.stringify(addresses)}::json))`;

const isConcerned = ({ userId, addresses }: Concerned): SQL =>
  userId === null ? hasAddress(addresses) : sql`u.id = ${userId}`;

const isTheirs = (who: Concerned): SQL => sql`${isConcerned(who)} and ${hasAddress(who.addresses)}`;

const [id, address] = [sql`u.id`, sql`u.email`];

/** What mail asks of accounts. */
export const addressees: Addressees["Service"] = {
  isBouncing: (userId, to) => sql`exists (
    select 1 from users u where u.id = ${userId} and u.email = ${to} and u.email_status = 'bounced')`,
  optOut: (who) => sql`update users u set marketing_opt_out = true where ${isConcerned(who)}`,
  markValid: (who, where) => sql`update users u set email_status = 'valid'
    where ${isTheirs(who)} and u.email_status = 'bounced' and ${where(id, address)}`,
  markBounced: (who, where) => sql`update users u set email_status = 'bounced'
    where ${isTheirs(who)} and ${where(id, address)} returning u.id, u.email`,
};
