-- The audit log is append only, so that no words in it could ever be erased: what was written there before this rule
-- is taken out once. The words themselves stand in content_flags and chat_sanctions, which the entries name.
ALTER TABLE audit_log DISABLE TRIGGER audit_log_append_only;
--> statement-breakpoint
UPDATE audit_log a SET details = (a.details - 'reason') || coalesce((
  SELECT jsonb_build_object('reportId', f.id) FROM content_flags f
  WHERE a.action = 'chat.reported' AND f.target_type = 'chat_message' AND f.flagged_by = a.actor_id
    AND f.target_id::text = a.details ->> 'messageId'
  ORDER BY f.created_at LIMIT 1), '{}')
WHERE a.details ? 'reason';
--> statement-breakpoint
UPDATE audit_log a SET target_id = coalesce((
  SELECT i.id::text FROM moderator_invites i WHERE i.email = a.target_id::citext ORDER BY i.sent_at DESC LIMIT 1),
  md5(a.target_id))
WHERE a.target_id ~ '[[:space:]@]';
--> statement-breakpoint
ALTER TABLE audit_log ENABLE TRIGGER audit_log_append_only;
