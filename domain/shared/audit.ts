import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";

/** What the audit trail is told: who did what to what. Ids, names of kinds and amounts alone: it is kept for ever. */
export interface AuditEntry {
  readonly actorId: string;
  readonly action: string;
  readonly target: { readonly type: string; readonly id: string };
  readonly details: object;
}

/** Writes an entry of the audit trail in the running transaction. */
export const writeAudit = (database: Database["Service"], { actorId, action, target, details }: AuditEntry) =>
  database.rows(
    insertAudit(
      sql`values (${actorId}::uuid, ${action}, ${target.type}, ${target.id}, ${JSON.stringify(details)}::jsonb)`,
    ),
  );

/** The same of many, as a statement: of rows of actor, action, type of target, its id as text, and details. */
export const insertAudit = (entries: SQL): SQL =>
  sql`insert into audit_log (actor_id, action, target_type, target_id, details) ${entries}`;

/** The entries of one person about targets of one type, as a subquery with the columns `action` and `created_at`. */
export const auditBy = (actorId: string, targetType: string): SQL => sql`(
  select l.action, l.created_at from audit_log l where l.actor_id = ${actorId} and l.target_type = ${targetType})`;

/** The entries about one target, as a subquery with the columns `id`, `actor_id`, `action`, `details` and `created_at`. */
export const auditOf = ({ type, id }: AuditEntry["target"]): SQL => sql`(
  select l.id, l.actor_id, l.action, l.details, l.created_at from audit_log l
  where l.target_type = ${type} and l.target_id = ${id})`;
